// A single customer: found by any identifier, with their journey, and why the identifiers are one person.
import { html, nothing } from 'lit';
import { View, empty, failed, loading, shown } from '../components/view.js';
import { Resource } from '../lib/resource.js';
import { ask } from '../lib/api.js';
import { count, day, figure, mood, moment, name, score } from '../lib/format.js';
import { go, link, rest } from '../lib/route.js';
import { placed } from '../lib/placed.js';


class Customers extends View {
  static properties = { definition: { attribute: false }, looking: { state: true }, problem: { state: true } };

  #customer = new Resource(this, () => (rest() ? `/api/customers/${encodeURIComponent(rest())}` : null), ['stages']);

  /** The identifier is personal data: it is asked for, and stays out of the page's address. */
  async #search(event) {
    event.preventDefault();
    const identifier = event.target.elements.identifier.value.trim();
    if (!identifier) return;
    this.looking = true;
    this.problem = null;
    try {
      const found = await ask(`/api/customers?identifier=${encodeURIComponent(identifier)}`);
      go(link(`customers/${found.customerId}`));
    } catch (e) {
      this.problem = e;
    }
    this.looking = false;
  }

  render() {
    return html`
      <div class="head"><div class="title"><h1>Customer</h1><p>Search by anything that identifies somebody. Look-ups are logged.</p></div></div>
      <div class="stack" id="customer-view">
        <form class="panel search no-print" role="search" @submit=${this.#search}>
          <label class="field">Identifier, as type:value
            <input name="identifier" type="text" autocomplete="off" spellcheck="false" placeholder="email:ana@example.com" required></label>
          <button class="button primary" ?disabled=${this.looking}>${this.looking ? 'Searching…' : 'Search'}</button>
        </form>
        ${this.problem ? this.#failed() : nothing}
        ${this.looking ? loading('Asking the instance that holds this customer…') : rest() ? shown(this.#customer, (data) => this.#draw(data)) : this.problem ? nothing : empty('Whose journey?', html`Types are those of the definition: ${(this.definition?.identifierTypes ?? ['user_id', 'email', 'phone', 'anonymous_id']).join(', ')}.`)}
      </div>`;
  }

  #failed() {
    if (this.problem.status === 404) return html`<div class="banner" role="alert">${this.problem.message}</div>`;
    return failed(this.problem, () => (this.problem = null));
  }

  #draw(it) {
    const contacts = (it.timeline ?? []).map((row) => ({ ...row, at: Date.parse(row.occurredAt) }));
    const fact = (title, value) => (value == null ? nothing : html`<div><dt>${title}</dt><dd>${value}</dd></div>`);
    const scored = contacts.filter((row) => row.score != null);
    return html`<div class="stack">
      <dl class="facts" data-answer="customer">
        ${fact('Touchpoints', figure(it.touchpoints, 'touchpoints'))}
        ${fact('Channels', count(new Set(contacts.map((row) => row.channel)).size))}
        ${fact('Goals', count(contacts.filter((row) => row.goal).length))}
        ${fact('First seen', contacts.length ? day(contacts[0].occurredAt) : null)}
        ${fact('Last seen', contacts.length ? day(contacts.at(-1).occurredAt) : null)}
        ${fact('Last felt', scored.length ? html`<span class="emo" data-emo=${mood(scored.at(-1).score)}>${figure(scored.at(-1).score, `timeline.${contacts.lastIndexOf(scored.at(-1))}.score`, score)}</span>` : null)}
      </dl>
      <section class="panel"><header><h2>Timeline</h2><p>How they felt, and where they were.</p></header>
        <div class="body">${contacts.length ? this.#timeline(contacts, scored) : html`<p class="soft">No touchpoint is kept.</p>`}</div>
      </section>
      ${it.story.length ? this.#story(it.story) : nothing}
      <section class="panel"><header><h2>Touchpoints</h2></header><div class="body flush">${contacts.length ? this.#contacts(contacts) : html`<p class="nothing soft">No touchpoint is kept.</p>`}</div></section>
      <section class="panel"><header><h2>Why this is one person</h2><p>A touchpoint that carries two identifiers joins them; the first that did is named.</p></header>
        <div class="body">
          <ul class="ids">${(it.identifiers ?? []).map((id) => html`<li class="chip"><code>${id}</code></li>`)}</ul>
          ${it.shared?.length ? html`<p class="small soft">Used by others too, so they join nobody: ${it.shared.map((id) => html`<code>${id}</code> `)}</p>` : nothing}
        </div>
        ${it.links?.length ? this.#links(it.links) : nothing}</section>
    </div>`;
  }

  #story(sentences) {
    const days = [...new Set(sentences.map((it) => it.day))];
    return html`<section class="panel"><header><h2>Story</h2><p>Told from the touchpoints alone; each sentence names those that say it.</p></header>
      <div class="body"><ol class="story">${days.map((on) => html`<li><time datetime=${on}>${day(on)}</time>
        <p>${sentences.filter((it) => it.day === on).map((it) => html`<span title="From ${it.evidence.join(', ')}">${it.text}</span> `)}</p></li>`)}</ol></div></section>`;
  }

  /** Straight lines from score to score: nothing is known of what is between. */
  #felt(scored, left) {
    const top = (row) => 50 * (1 - row.score / 10_000);
    const d = scored.map((row, i) => `${i === 0 ? 'M' : 'L'}${left(row)} ${top(row).toFixed(1)}`).join('');
    return html`<div class="track felt"><span>Emotion</span><div>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><line x1="0" x2="100" y1="50" y2="50"></line><path d=${d}></path></svg>
      ${scored.map((row) => html`<i data-emo=${mood(row.score)} title="${row.touchpoint ? name(row.touchpoint) : row.type}: ${score(row.score)}, ${moment(row.occurredAt)}" style=${placed({ left: `${left(row)}%`, top: `${top(row)}%` })}></i>`)}</div></div>`;
  }

  #timeline(contacts, scored) {
    const channels = [...new Set(contacts.map((row) => row.channel))];
    const [first, last] = [contacts[0].at, contacts.at(-1).at];
    const span = Math.max(1, last - first);
    const left = (row) => ((row.at - first) / span) * 100;
    return html`<div class="timeline" role="img" aria-label="${contacts.length} touchpoints on ${channels.length} channels from ${day(contacts[0].occurredAt)} to ${day(contacts.at(-1).occurredAt)}; the table below lists them">
      ${scored.length > 1 ? this.#felt(scored, left) : nothing}
      ${channels.map((channel) => html`<div class="track"><span>${name(channel)}</span><div>${contacts.filter((row) => row.channel === channel).map((row) =>
        html`<i class=${row.goal ? 'goal' : ''} data-emo=${mood(row.score)} title="${row.touchpoint ? name(row.touchpoint) : row.type}, ${moment(row.occurredAt)}" style=${placed({ left: `${left(row)}%` })}></i>`)}</div></div>`)}
      <div class="track axis"><span></span><div><b>${day(contacts[0].occurredAt)}</b><b>${day(contacts.at(-1).occurredAt)}</b></div></div>
      <p class="key small soft"><span class="emo" data-emo="n2">negative</span><span class="emo" data-emo="0">neutral</span><span class="emo" data-emo="p2">positive</span><span class="emo unknown">not known</span><span class="ring">goal</span></p></div>`;
  }

  #contacts(contacts) {
    const columns = [
      { key: 'occurredAt', title: 'When', isHead: true, draw: (row) => moment(row.occurredAt) },
      { key: 'stage', title: 'Stage', draw: (row) => (row.stage ? name(row.stage) : html`<span class="soft">none</span>`) },
      { key: 'touchpoint', title: 'Touchpoint', draw: (row) => html`${row.touchpoint ? name(row.touchpoint) : row.type}${row.goal ? html` <span class="chip accent">goal</span>` : nothing}` },
      { key: 'channel', title: 'Channel', draw: (row) => name(row.channel) },
      { key: 'source', title: 'Source' },
      { key: 'score', title: 'Emotion', isNumber: true, draw: (row, i) => (row.score == null ? '–' : html`<span class="emo" data-emo=${mood(row.score)}>${figure(row.score, `timeline.${i}.score`, score)}</span>`) },
    ];
    return html`<jl-table name="timeline" caption="Touchpoints" data-answer="customer" .columns=${columns} .rows=${contacts} .most=${20}></jl-table>`;
  }

  #links(links) {
    const columns = [
      { key: 'a', title: 'Identifier', isHead: true, draw: (row) => html`<code>${row.a}</code>` },
      { key: 'b', title: 'Came with', draw: (row) => html`<code>${row.b}</code>` },
      { key: 'firstAt', title: 'First', draw: (row) => moment(row.firstAt) },
      { key: 'eventId', title: 'In', draw: (row) => html`${row.source} <code>${row.eventId}</code>` },
      { key: 'times', title: 'Times', isNumber: true, draw: (row, i) => figure(row.times, `links.${i}.times`) },
    ];
    return html`<jl-table name="links" data-answer="customer" caption="Why these identifiers are one person" .columns=${columns} .rows=${links}></jl-table>`;
  }
}

customElements.define('jl-customers', Customers);
