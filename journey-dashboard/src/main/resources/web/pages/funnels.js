// Funnels: how far attempts come, how long they take, by what they differ, and against another period or persona.
import { html, nothing } from 'lit';
import { View, empty, shown } from '../components/view.js';
import { Resource } from '../lib/resource.js';
import { count, day, duration, figure, interval, name, percent, share } from '../lib/format.js';
import { change, link, param, question, rest } from '../lib/route.js';
import { placed } from '../lib/placed.js';

const DAY = 86_400_000;
const iso = (ms) => new Date(ms).toISOString().slice(0, 10);

const points = (value) => {
  const text = Math.abs(value * 100).toFixed(1);
  return `${value < 0 ? '−' : '+'}${text} points`;
};

class Funnels extends View {
  static properties = { definition: { attribute: false } };

  #funnel = new Resource(this, () => (this.#id ? question(`/api/funnels/${encodeURIComponent(this.#id)}`) : null), ['funnels']);
  #other = new Resource(this, () => this.#otherQuestion(), ['funnels']);

  get #id() {
    return rest() || this.definition?.funnels[0]?.id || '';
  }

  #otherQuestion() {
    const [kind, value] = (param('vs') ?? '').split(':');
    const path = `/api/funnels/${encodeURIComponent(this.#id)}/comparison`;
    const own = { otherFrom: param('from'), otherTo: param('to'), otherSegment: param('segment') };
    if (!this.#id) return null;
    if (kind === 'segment') return question(path, { segment: value || null, ...own }, ['segment']);
    if (kind === 'before' && param('from') && param('to')) return question(path, { ...this.#before(), ...own });
    return null;
  }

  /** As many days before the period. */
  #before() {
    const [from, to] = [Date.parse(param('from')), Date.parse(param('to'))];
    return { from: iso(from - (to - from) - DAY), to: iso(from - DAY) };
  }

  render() {
    const funnels = this.definition?.funnels ?? [];
    return html`
      <div class="head">
        <div class="title"><h1>Funnels</h1><p>How far attempts come, and where they stop.</p></div>
        <jl-filters .definition=${this.definition} .fields=${['period', 'persona', 'version']}></jl-filters>
        <div class="tools">${this.#against()}<jl-export of="#funnel-view" name="funnel-${this.#id}" .tables=${[
          ['This funnel', question(`/api/funnels/${this.#id}`, { format: 'csv' })],
          ['All funnels', question('/api/funnels', { format: 'csv' })],
        ]}></jl-export></div>
      </div>
      ${this.definition && funnels.length === 0
        ? empty('No funnels', 'The definition has none. Add some under “funnels” to see how far attempts come.')
        : html`<div class="stack" id="funnel-view">
            <nav class="tabs" aria-label="Funnels">${funnels.map((it) => html`<a href=${link(`funnels/${it.id}`, { vs: param('vs') })} aria-current=${it.id === this.#id ? 'true' : nothing}>${name(it.id)}</a>`)}</nav>
            ${this.#id ? shown(this.#funnel, (data) => this.#draw(data)) : shown(this.#funnel, () => nothing)}
          </div>`}`;
  }

  #against() {
    const segments = (this.definition?.segments ?? []).map((it) => it.id ?? it);
    const personas = (this.definition?.personas ?? []).map((it) => it.id ?? it);
    const groups = ['', ...personas, ...segments].filter((id) => id !== (param('segment') ?? ''));
    const chosen = param('vs') ?? '';
    return html`<label class="field">Compare with
      <select name="vs" @change=${(e) => change({ vs: e.target.value })}>
        <option value="" ?selected=${chosen === ''}>nothing</option>
        <option value="before" ?selected=${chosen === 'before'} ?disabled=${!param('from')}>the period before${param('from') ? '' : ' (choose a period)'}</option>
        ${groups.map((id) => html`<option value="segment:${id}" ?selected=${chosen === `segment:${id}`}>${id ? name(id) : 'Everybody'}</option>`)}
      </select></label>`;
  }

  #otherName() {
    const [kind, value] = (param('vs') ?? '').split(':');
    if (kind === 'before') return `${day(this.#before().from)} to ${day(this.#before().to)}`;
    return value ? name(value) : 'Everybody';
  }

  #draw(data) {
    const { total, rows } = data;
    if (total.entered === 0) return empty('No attempts', 'Nobody has begun this funnel in this period and persona.');
    const rule = this.definition?.funnels.find((it) => it.id === total.funnel);
    const other = this.#other.data?.one;
    const fact = (title, value) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`;
    return html`<div class="stack">
      <dl class="facts">
        ${fact('Attempts', figure(total.entered, 'total.entered'))}
        ${fact('Converted', html`${figure(total.converted, 'total.converted')}<span class="of">${share(total.conversionRate, 'total.conversionRate')}</span>`)}
        ${fact('Pending', figure(total.pending, 'total.pending'))}
        ${fact('Dropped', figure(total.dropped, 'total.dropped'))}
        ${fact('Of decided', html`${share(total.settledConversionRate, 'total.settledConversionRate')}<span class="of">${interval(total.settledConversionRate)}</span>`)}
        ${fact('Time to convert', html`${figure(total.convertP50, 'total.convertP50', duration)}${total.convertP90 == null ? nothing : html`<span class="of">90 % within ${figure(total.convertP90, 'total.convertP90', duration)}</span>`}`)}
      </dl>
      ${this.#other.problem ? html`<div class="banner" role="alert">The comparison cannot be read: ${this.#other.problem.message}</div>` : nothing}
      ${other ? this.#difference(this.#other.data) : nothing}
      <section class="panel"><header><h2>Steps</h2><p>${rule ? `Within ${duration(rule.windowMs)} of the first step${{ first: '; each customer’s first attempt', best: '; each customer’s best attempt', every: '; every attempt' }[rule.count] ?? ''}.` : ''}</p></header>
        <div class="body"><ol class="funnel">${total.steps.map((step, i) => this.#step(total, other, step, i, rule))}</ol></div></section>
      ${rows.length > 1 || rows[0]?.by ? this.#breakdown(rows, total) : nothing}
    </div>`;
  }

  #step(total, other, step, i, rule) {
    const before = other?.steps[i];
    return html`<li>
      <div class="step-head"><h3>${i + 1}. ${name(step.step)}${rule?.steps[i]?.optional ? html` <span class="chip">optional</span>` : nothing}</h3>
        <p><span class="strong">${figure(step.reached, `total.steps.${i}.reached`)}</span> <span class="soft">reached it, ${share(step.ofEntered, `total.steps.${i}.ofEntered`)}${i > 0 ? html`; ${share(step.ofPrevious, `total.steps.${i}.ofPrevious`)} of the step before` : nothing}</span></p></div>
      <div class="step-bar" role="img" aria-label="${percent(step.ofEntered?.value)} of all attempts"><i style=${placed({ '--share': String(step.ofEntered?.value ?? 0) })}></i></div>
      ${before ? html`<div class="step-bar other" role="img" aria-label="${this.#otherName()}: ${percent(before.ofEntered?.value)}"><i style=${placed({ '--share': String(before.ofEntered?.value ?? 0) })}></i></div>
        <p class="small soft">${this.#otherName()}: ${percent(before.ofEntered?.value)} of ${count(other.entered)}</p>` : nothing}
      <p class="step-foot small">${step.timeP50 == null ? nothing : html`<span class="soft">median ${figure(step.timeP50, `total.steps.${i}.timeP50`, duration)} after the step before</span>`}
        ${step.droppedAt > 0 ? html`<span class="bad">↓ ${figure(step.droppedAt, `total.steps.${i}.droppedAt`)} dropped here</span>` : nothing}</p>
    </li>`;
  }

  /** The comparison as the API has it: this selection less the other one. */
  #difference({ one, other, conversion: it }) {
    if (!it) return html`<div class="banner">Nothing to compare with: no attempt is decided there.</div>`;
    const decided = (part) => count(part.entered - part.pending);
    const overlap = (param('vs') ?? '').startsWith('segment');
    return html`<section class="panel compare" data-answer="comparison"><div class="body">
      <h2>${it.significant ? (it.value > 0 ? 'Better' : 'Worse') : 'No difference that chance could not make'} <span class="soft">than ${this.#otherName()}</span></h2>
      <p>Of decided attempts ${share(other.settledConversionRate, 'other.settledConversionRate')} convert, against ${share(one.settledConversionRate, 'one.settledConversionRate')}:
        <span class="strong ${it.significant ? (it.value > 0 ? 'good' : 'bad') : ''}">${figure(it.value, 'conversion.value', points)}</span>
        <span class="soft">(95 % interval ${points(it.low)} to ${points(it.high)}; p ${it.p < 0.001 ? '< 0.001' : `= ${it.p.toFixed(3)}`}; ${decided(other)} and ${decided(one)} attempts)</span></p>
      ${overlap ? html`<p class="small soft">Groups that share customers differ less than this test takes for granted.</p>` : nothing}
    </div></section>`;
  }

  #breakdown(rows, total) {
    const columns = [
      { key: 'by', title: 'Value', isHead: true, draw: (row) => (row.by ? name(row.by) : 'none') },
      { key: 'entered', title: 'Attempts', isNumber: true, draw: (row, i) => figure(row.entered, `rows.${i}.entered`) },
      { key: 'converted', title: 'Converted', isNumber: true, draw: (row, i) => figure(row.converted, `rows.${i}.converted`) },
      { key: 'settledConversionRate', title: 'Of decided', isNumber: true, draw: (row, i) => html`${share(row.settledConversionRate, `rows.${i}.settledConversionRate`)}<span class="meter" aria-hidden="true"><i style=${placed({ '--share': String(row.settledConversionRate?.value ?? 0) })}></i></span>` },
      { key: 'interval', title: '95 %', isNumber: true, raw: (row) => row.settledConversionRate?.low, draw: (row) => interval(row.settledConversionRate) },
      { key: 'pending', title: 'Pending', isNumber: true, draw: (row, i) => figure(row.pending, `rows.${i}.pending`) },
      { key: 'dropped', title: 'Dropped', isNumber: true, draw: (row, i) => figure(row.dropped, `rows.${i}.dropped`) },
      { key: 'convertP50', title: 'Median time', isNumber: true, draw: (row, i) => figure(row.convertP50, `rows.${i}.convertP50`, duration) },
    ];
    return html`<section class="panel"><header><h2>Breakdown</h2><p>By the value that the definition names for this funnel.</p></header>
      <div class="body flush"><jl-table name=${`funnel-${total.funnel}`} caption="Breakdown" data-answer="funnel" .columns=${columns} .rows=${rows}></jl-table></div></section>`;
  }
}

customElements.define('jl-funnels', Funnels);
