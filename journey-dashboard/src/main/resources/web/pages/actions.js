// What is being done about pain points and missed targets, and what it changed.
import { html, nothing } from 'lit';
import { View, empty, shown } from '../components/view.js';
import { Resource } from '../lib/resource.js';
import { ask } from '../lib/api.js';
import { bound, day, figure, inUnit, metricName, name } from '../lib/format.js';
import { link, param, question } from '../lib/route.js';
import { KINDS } from './map/marks.js';

const EFFECTS = { improved: ['good', 'improved'], worsened: ['bad', 'worsened'], 'not-seen': ['', 'no effect seen'], 'too-early': ['warn', 'too early'], unknown: ['', 'unknown'] };

class Actions extends View {
  static properties = { definition: { attribute: false }, saving: { state: true }, problem: { state: true }, about: { state: true } };

  #map = new Resource(this, () => question('/api/map'), ['stages', 'drop-offs', 'touchpoint-stats', 'funnels']);
  #actions = new Resource(this, () => '/api/actions');

  get #rows() {
    return this.#actions.data?.rows ?? this.#actions.data?.actions ?? [];
  }

  render() {
    return html`
      <div class="head">
        <div class="title"><h1>Actions</h1><p>What is worth doing, who does it, and what it changed.</p></div>
        <jl-filters .definition=${this.definition} .fields=${['period', 'persona']}></jl-filters>
        <div class="tools"><jl-export of="#actions-view" name="actions"></jl-export></div>
      </div>
      <div class="stack" id="actions-view">
        <section class="panel"><header><h2>Under way</h2><p>The same figure over as many days before the start as after it.</p></header>
          <div class="body flush">${this.#actions.problem?.status === 404
            ? html`<p class="nothing soft">This pipeline keeps no actions.</p>`
            : shown(this.#actions, () => this.#list(this.#rows))}</div></section>
        <section class="panel"><header><h2>Opportunities</h2><p>Pain points by what would be won, and targets that are missed.</p></header>
          <div class="body flush">${shown(this.#map, (doc) => this.#opportunities(doc))}</div></section>
      </div>
      ${this.about ? html`<jl-drawer .kind=${'New action'} .title=${name(this.about)} .close=${() => (this.about = null)} .content=${this.#form()}></jl-drawer>` : nothing}`;
  }

  #list(rows) {
    if (rows.length === 0) return empty('Nothing is being done yet', 'Begin with the first of the opportunities below.');
    return html`<ul class="alerts">${rows.map((it) => {
      const effect = it.effect;
      const [css, word] = EFFECTS[effect?.status] ?? ['', effect?.status ?? 'not measured'];
      return html`<li><div class="alert-head"><h3>${it.what}</h3><span class="chip ${css}">${word}</span></div>
        <p><span class="soft">about <code>${it.about}</code> · since ${day(it.start)}${it.owner ? html` · ${it.owner}` : nothing}</span></p>
        ${effect?.says ? html`<p>${effect.says}</p>` : nothing}</li>`;
    })}</ul>`;
  }

  #opportunities(doc) {
    const missed = doc.targets.map((it, i) => ({ it, i })).filter(({ it }) => it.status === 'missed');
    if (doc.painPoints.length + missed.length === 0) return empty('Nothing stands out', 'No pain point is beyond chance, and no target is missed.');
    const taken = new Set(this.#rows.map((it) => it.about));
    const chosen = param('point');
    const row = (id, chip, says, right, href) => html`<li class=${chosen === id ? 'open' : ''}>
      <div class="alert-head"><span class="chip bad">${chip}</span><h3><a href=${href}>${says}</a></h3></div>
      <p class="soft">${right}${taken.has(id) ? html` · <span class="good">an action is under way</span>` : nothing}
        <span class="no-print"> · <button class="link" @click=${() => (this.about = id)}>Plan an action</button></span></p></li>`;
    return html`<ol class="alerts">
      ${doc.painPoints.map((it, i) => row(it.id, KINDS[it.kind], it.says, html`${figure(it.customers, `painPoints.${i}.customers`)} customers to win${it.owner ? html` · ${it.owner}` : nothing}${it.since ? html` · since ${day(it.since)}` : nothing}`, link('map', { open: `point:${it.id}` })))}
      ${missed.map(({ it, i }) => row(`target.${it.id}`, 'Target missed', `${name(it.about)}: ${name(it.id)}`, html`${metricName(it.metric)} ${figure(it.actual?.value, `targets.${i}.actual.value`, (value) => inUnit(it.metric, value))}, intended ${bound(it)}${it.owner ? html` · ${it.owner}` : nothing}`, link('map', { open: `target:${it.id}` })))}
    </ol>`;
  }

  #form() {
    const today = (this.definition?.asOf ?? new Date().toISOString()).slice(0, 10);
    return html`<form class="stack" @submit=${this.#save}>
      <p class="soft">About <code>${this.about}</code></p>
      <label class="field">What is done<input name="what" required maxlength="200"></label>
      <label class="field">Owner<input name="owner" maxlength="80"></label>
      <label class="field">First day on which it can work<input name="start" type="date" required .value=${today}></label>
      ${this.problem ? html`<p class="bad" role="alert">${this.problem.status === 404 || this.problem.status === 405 ? html`This dashboard keeps no actions. The command line does: <code>journey actions</code>.` : this.problem.message}</p>` : nothing}
      <div><button class="button primary" ?disabled=${this.saving}>Save</button></div>
    </form>`;
  }

  async #save(event) {
    event.preventDefault();
    const { what, owner, start } = event.target.elements;
    const dialog = event.target.closest('dialog');
    this.saving = true;
    this.problem = null;
    const id = `${this.about}-${start.value}`.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
    try {
      await ask('/api/actions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ id, about: this.about, owner: owner.value || null, what: what.value, start: start.value }),
      });
      dialog.close();
      this.#actions.again();
    } catch (e) {
      this.problem = e;
    }
    this.saving = false;
  }
}

customElements.define('jl-actions', Actions);
