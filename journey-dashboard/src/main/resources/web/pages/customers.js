// A single customer: found by any identifier, with their journey, and why the identifiers are one person.
import { html, nothing } from 'lit';
import { View, empty, failed, loading, shown } from '../components/view.js';
import { fact } from '../components/facts.js';
import { Resource } from '../lib/resource.js';
import { ask } from '../lib/api.js';
import { count, day, figure, mood, moment, name, score } from '../lib/format.js';
import { go, link, rest } from '../lib/route.js';
import { timeline } from './customers/timeline.js';

const PHONE = /^\+?[\d\s()/-]{6,}$/;

/** What was typed as type:value; without a type it is told from how it looks. */
const identifierOf = (typed) =>
  /^[\w.-]+:./.test(typed) ? typed : typed.includes('@') ? `email:${typed}` : PHONE.test(typed) ? `phone:${typed}` : `user_id:${typed}`;


class Customers extends View {
  static properties = { definition: { attribute: false }, looking: { state: true }, problem: { state: true } };

  #customer = new Resource(this, () => (rest() ? `/api/customers/${encodeURIComponent(rest())}` : null), ['stages']);

  /** The identifier is personal data: it is asked for, and stays out of the page's address. */
  async #search(event) {
    event.preventDefault();
    const typed = event.target.elements.identifier.value.trim();
    if (!typed) return;
    this.looking = true;
    this.problem = null;
    try {
      const found = await ask(`/api/customers?identifier=${encodeURIComponent(identifierOf(typed))}`);
      go(link(`customers/${found.customerId}`));
    } catch (e) {
      this.problem = e;
    }
    this.looking = false;
  }

  render() {
    return html`
      <div class="head"><div class="title"><h1>Customer</h1><p>${rest() && this.#customer.data ? html`Known as <code>${this.#customer.data.name}</code>. Look-ups are logged.` : 'Search by anything that identifies somebody. Look-ups are logged.'}</p></div>
        ${rest() && this.#customer.data ? html`<div class="tools"><jl-export of="#customer-view" name="customer" .tables=${[['Touchpoints', () => this.#save('timeline')], ['Links', () => this.#save('links')]]}></jl-export></div>` : nothing}</div>
      <div class="stack" id="customer-view">
        <form class="panel search no-print" role="search" @submit=${this.#search}>
          <label class="field">E-mail address, phone number, user id, or any identifier as type:value
            <input name="identifier" type="text" autocomplete="off" spellcheck="false" placeholder="email:ana@example.com" required></label>
          <button class="button primary" ?disabled=${this.looking}>${this.looking ? 'Searching…' : 'Search'}</button>
        </form>
        ${this.problem ? this.#failed() : nothing}
        ${this.looking ? loading('Asking the instance that holds this customer…') : rest() ? shown(this.#customer, (data) => this.#draw(data)) : this.problem ? nothing : empty('Whose journey?', html`Examples: <code>ana@example.com</code>, <code>+49 170 1234567</code>, <code>anonymous_id:b8321851</code>. The types are those of the definition.`)}
      </div>`;
  }

  #save(table) {
    this.querySelector(`jl-table[name=${table}]`)?.save();
  }

  #failed() {
    if (this.problem.status === 404) return html`<div class="banner" role="alert">${this.problem.message}</div>`;
    return failed(this.problem, () => (this.problem = null));
  }

  #draw(it) {
    const contacts = (it.timeline ?? []).map((row) => ({ ...row, at: Date.parse(row.occurredAt) }));
    const known = (title, value) => (value == null ? nothing : fact(title, value));
    const scored = contacts.filter((row) => row.score != null);
    const stage = contacts.findLast((row) => row.stage)?.stage;
    return html`<div class="stack">
      <dl class="facts" data-answer="customer">
        ${known('Touchpoints', figure(it.touchpoints, 'touchpoints'))}
        ${known('Channels', count(new Set(contacts.map((row) => row.channel)).size))}
        ${known('Goals', count(contacts.filter((row) => row.goal).length))}
        ${known('Last stage', stage ? name(stage) : null)}
        ${known('First seen', contacts.length ? day(contacts[0].occurredAt) : null)}
        ${known('Last seen', contacts.length ? day(contacts.at(-1).occurredAt) : null)}
        ${known('Last felt', scored.length ? html`<span class="emo" data-emo=${mood(scored.at(-1).score)}>${figure(scored.at(-1).score, `timeline.${contacts.lastIndexOf(scored.at(-1))}.score`, score)}</span>` : null)}
      </dl>
      <section class="panel"><header><h2>Timeline</h2><p>How they felt, in which stage they were, and on which channels.</p></header>
        <div class="body">${contacts.length ? timeline(contacts) : html`<p class="soft">No touchpoint is kept.</p>`}</div>
      </section>
      ${it.story.length ? this.#story(it.story, contacts) : nothing}
      <section class="panel"><header><h2>Touchpoints</h2></header><div class="body flush">${contacts.length ? this.#contacts(contacts) : html`<p class="nothing soft">No touchpoint is kept.</p>`}</div></section>
      <section class="panel"><header><h2>Why this is one person</h2><p>A touchpoint that carries two identifiers joins them; the first that did is named.</p></header>
        <div class="body">
          <ul class="ids">${(it.identifiers ?? []).map((id) => html`<li class="chip"><code>${id}</code></li>`)}</ul>
          ${it.shared?.length ? html`<p class="small soft">Used by others too, so they join nobody: ${it.shared.map((id) => html`<code>${id}</code> `)}</p>` : nothing}
        </div>
        ${it.links?.length ? this.#links(it.links) : nothing}</section>
    </div>`;
  }

  #story(sentences, contacts) {
    const days = [...new Set(sentences.map((it) => it.day))];
    const numbers = new Map(contacts.map((row, i) => [`${row.source}/${row.eventId}`, i + 1]));
    const told = (it) => html`${it.text}${[...new Set(it.evidence.map((id) => numbers.get(id)))].filter(Boolean).map((n) => html`<a class="cite" href="#touchpoint-${n}" aria-label="Touchpoint ${n}" @click=${(e) => this.#cite(e, n)}>${n}</a>`)} `;
    return html`<section class="panel"><header><h2>Story</h2><p>Told from the touchpoints alone; the numbers lead to those that say it.</p></header>
      <div class="body"><ol class="story">${days.map((on) => html`<li><time datetime=${on}>${day(on)}</time>
        <p>${sentences.filter((it) => it.day === on).map(told)}</p></li>`)}</ol></div></section>`;
  }

  /** Shows a touchpoint's row, also where the table was folded. */
  async #cite(event, number) {
    event.preventDefault();
    event.stopPropagation();
    const table = this.querySelector('jl-table[name=timeline]');
    table.all = true;
    await table.updateComplete;
    const row = this.querySelector(`#touchpoint-${number}`);
    row.scrollIntoView({ block: 'center' });
    row.focus();
  }

  #contacts(contacts) {
    const columns = [
      { key: 'number', title: 'No.', raw: (row) => contacts.indexOf(row) + 1, draw: (row, i) => html`<span id="touchpoint-${i + 1}" tabindex="-1" class="soft">${i + 1}</span>` },
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
      { key: 'eventId', title: 'In touchpoint', draw: (row) => html`${row.source} <code>${row.eventId}</code>` },
      { key: 'times', title: 'Times', isNumber: true, draw: (row, i) => figure(row.times, `links.${i}.times`) },
    ];
    return html`<jl-table name="links" data-answer="customer" caption="Why these identifiers are one person" .columns=${columns} .rows=${links}></jl-table>`;
  }
}

customElements.define('jl-customers', Customers);
