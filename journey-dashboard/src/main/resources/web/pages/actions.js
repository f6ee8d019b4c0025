// What is being done about pain points and missed targets, and what it changed.
import { html, nothing } from 'lit';
import { View, empty, shown } from '../components/view.js';
import { Resource } from '../lib/resource.js';
import { ask } from '../lib/api.js';
import { saveCsv } from '../lib/export.js';
import { bound, day, figure, inUnit, metricName, name, owned, sentence } from '../lib/format.js';
import { link, param, question } from '../lib/route.js';
import { placed } from '../lib/placed.js';
import { KINDS } from './map/marks.js';
import { effect } from './actions/effect.js';

class Actions extends View {
  static properties = { definition: { attribute: false }, saving: { state: true }, problem: { state: true }, about: { state: true } };

  #map = new Resource(this, () => question('/api/map'), ['stages', 'drop-offs', 'touchpoint-stats', 'funnels']);
  #actions = new Resource(this, () => '/api/actions');

  get #rows() {
    return this.#actions.data?.actions ?? [];
  }

  render() {
    return html`
      <div class="head">
        <div class="title"><h1>Actions</h1><p>What is worth doing, who does it, and what it changed.</p></div>
        <jl-filters .definition=${this.definition} .fields=${['period', 'persona']}></jl-filters>
        <div class="tools"><jl-export of="#actions-view" name="actions" .tables=${[['Actions', () => this.#saveActions()], ['Opportunities', () => this.#saveOpportunities()]]}></jl-export></div>
      </div>
      <div class="stack" id="actions-view">
        <section class="panel" data-answer="actions"><header><h2>Under way</h2><p>Each is measured by the same figure, over as many days before its start as after it.</p></header>
          <div class="body flush">${this.#actions.problem?.status === 404
            ? html`<p class="nothing soft">This pipeline keeps no actions.</p>`
            : shown(this.#actions, () => this.#list())}</div></section>
        <section class="panel"><header><h2>Opportunities</h2><p>Pain points by how many customers there are to win, then targets that are missed.</p></header>
          <div class="body flush">${shown(this.#map, (doc) => this.#opportunities(doc))}</div></section>
      </div>
      ${this.about ? html`<jl-drawer .kind=${'New action'} .title=${this.#about(this.about)} .close=${() => (this.about = null)} .content=${this.#form()}></jl-drawer>` : nothing}`;
  }

  /** What an action is about, in words. */
  #about(id) {
    const doc = this.#map.data;
    if (id.startsWith('target.')) return `Target ${name(id.slice('target.'.length)).toLowerCase()}`;
    const point = doc?.painPoints.find((it) => it.id === id);
    return point ? `${KINDS[point.kind]} at ${name(point.touchpoint ?? point.stage)}` : name(id);
  }

  #place = (id) => link('map', { open: id.startsWith('target.') ? `target:${id.slice('target.'.length)}` : `point:${id}` });

  #list() {
    if (this.#rows.length === 0) return empty('Nothing is being done yet', 'Begin with the first of the opportunities below.');
    return html`<ul class="alerts">${this.#rows.map((it) => html`<li>
      <div class="alert-head"><h3>${it.what}</h3></div>
      <p class="meta small soft"><span>About <a href=${this.#place(it.about)}>${this.#about(it.about)}</a></span><span>Since ${day(it.start)}</span>${owned(it.owner)}</p>
      ${effect(it.effect)}</li>`)}</ul>`;
  }

  #opportunities(doc) {
    const missed = doc.targets.map((it, i) => ({ it, i })).filter(({ it }) => it.status === 'missed');
    if (doc.painPoints.length + missed.length === 0) return empty('Nothing stands out', 'No pain point is beyond chance, and no target is missed.');
    const most = Math.max(1, ...doc.painPoints.map((it) => it.customers));
    const win = (it, i) => html`<span class="strong">${figure(it.customers, `painPoints.${i}.customers`)}</span> <span class="soft">to win</span><span class="meter" aria-hidden="true"><i style=${placed({ '--share': String(it.customers / most) })}></i></span>`;
    const actual = (it, i) => html`<span class="soft">${metricName(it.metric)}</span> <span class="strong">${figure(it.actual?.value, `targets.${i}.actual.value`, (value) => inUnit(it.metric, value))}</span> <span class="soft">${bound(it)}</span>`;
    return html`<ol class="alerts opportunities">
      ${doc.painPoints.map((it, i) => this.#opportunity(it.id, KINDS[it.kind], sentence(it.says), win(it, i), html`${owned(it.owner)}${it.since ? html`<span>Since ${day(it.since)}</span>` : nothing}`))}
      ${missed.map(({ it, i }) => this.#opportunity(`target.${it.id}`, 'Target missed', `${name(it.about)}: ${name(it.id).toLowerCase()}`, actual(it, i), owned(it.owner)))}
    </ol>`;
  }

  #opportunity(id, kind, says, measure, more) {
    const isTaken = this.#rows.some((it) => it.about === id);
    return html`<li class=${param('point') === id ? 'open' : ''}>
      <div><h3><a href=${this.#place(id)}>${says}</a></h3>
        <p class="meta small soft"><span class="chip bad">${kind}</span>${more}${isTaken ? html`<span class="good">an action is under way</span>` : nothing}</p></div>
      <p class="measure">${measure}</p>
      <p class="no-print"><button class="link" @click=${() => (this.about = id)}>Plan an action<span class="hidden-text"> about ${says}</span></button></p></li>`;
  }

  #saveActions() {
    const rows = this.#rows.map((it) => [it.id, it.about, it.what, it.owner, it.start, it.effect.status, it.effect.before?.value, it.effect.after?.value, it.effect.change?.value, it.effect.change?.low, it.effect.change?.high]);
    saveCsv(['id', 'about', 'what', 'owner', 'start', 'effect', 'before', 'after', 'change', 'changeLow', 'changeHigh'], rows, 'actions');
  }

  #saveOpportunities() {
    const doc = this.#map.data;
    const points = doc.painPoints.map((it) => [it.id, it.kind, it.says, it.customers, it.owner]);
    const targets = doc.targets.filter((it) => it.status === 'missed').map((it) => [`target.${it.id}`, 'target', `${metricName(it.metric)}, ${bound(it)}`, null, it.owner]);
    saveCsv(['id', 'kind', 'says', 'customers', 'owner'], [...points, ...targets], 'opportunities');
  }

  #form() {
    const today = (this.definition?.asOf ?? new Date().toISOString()).slice(0, 10);
    return html`<form class="stack" @submit=${(e) => this.#save(e)}>
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
