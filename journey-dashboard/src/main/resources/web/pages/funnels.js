// Funnels: how far attempts come, how long they take, by what they differ, and against another period or group.
import { html, nothing } from 'lit';
import { View, empty, shown } from '../components/view.js';
import { fact } from '../components/facts.js';
import { Resource } from '../lib/resource.js';
import { duration, figure, interval, name, share } from '../lib/format.js';
import { groupOptions } from '../lib/groups.js';
import { change, link, param, question, rest } from '../lib/route.js';
import { placed } from '../lib/placed.js';
import { compared, comparison, otherName, periodBefore } from './funnels/comparison.js';
import { steps } from './funnels/steps.js';

const COUNTED = { first: 'each customer’s first attempt counts', best: 'each customer’s best attempt counts', every: 'every attempt counts' };

class Funnels extends View {
  static properties = { definition: { attribute: false } };

  #funnel = new Resource(this, () => (this.#id ? question(`/api/funnels/${encodeURIComponent(this.#id)}`) : null), ['funnels']);
  #other = new Resource(this, () => (this.#id ? compared(this.#id) : null), ['funnels']);

  get #id() {
    return rest() || this.definition?.funnels[0]?.id || '';
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
    const chosen = param('vs') ?? '';
    const kind = chosen.split(':')[0];
    const choose = (value) => change({ vs: value === 'days' ? `days:${Object.values(periodBefore(this.definition)).join(':')}` : value });
    return html`<label class="field">Compare with
        <select name="vs" @change=${(e) => choose(e.target.value)}>
          <option value="" ?selected=${chosen === ''}>nothing</option>
          <option value="before" ?selected=${kind === 'before'} ?disabled=${!param('from')}>the period before${param('from') ? '' : ' (choose a period)'}</option>
          <option value="days" ?selected=${kind === 'days'}>another period …</option>
          ${param('segment') ? html`<option value="segment:" ?selected=${chosen === 'segment:'}>Everybody</option>` : nothing}
          ${groupOptions(this.definition, chosen, { prefix: 'segment:', without: param('segment') })}
        </select></label>
      ${kind === 'days' ? this.#otherDays(chosen.split(':').slice(1)) : nothing}`;
  }

  #otherDays([from, to]) {
    const set = (first, last) => first && last && change({ vs: first <= last ? `days:${first}:${last}` : `days:${last}:${first}` });
    return html`<label class="field">Compared from<input type="date" name="vsFrom" .value=${from ?? ''} @change=${(e) => set(e.target.value, to)}></label>
      <label class="field">Compared to<input type="date" name="vsTo" .value=${to ?? ''} @change=${(e) => set(from, e.target.value)}></label>`;
  }

  #draw(data) {
    const { total, rows } = data;
    if (total.entered === 0) return empty('No attempts', 'Nobody has begun this funnel in this period and group.');
    const rule = this.definition?.funnels.find((it) => it.id === total.funnel);
    return html`<div class="stack">
      <dl class="facts">
        ${fact('Attempts', figure(total.entered, 'total.entered'))}
        ${fact('Converted', html`${figure(total.converted, 'total.converted')}<span class="of">${share(total.conversionRate, 'total.conversionRate')} of attempts</span>`)}
        ${fact('Pending', html`${figure(total.pending, 'total.pending')}<span class="of">may still convert</span>`)}
        ${fact('Dropped', figure(total.dropped, 'total.dropped'))}
        ${fact('Conversion of decided', html`${share(total.settledConversionRate, 'total.settledConversionRate')}<span class="of">${interval(total.settledConversionRate)}</span>`)}
        ${fact('Median time to convert', html`${figure(total.convertP50, 'total.convertP50', duration)}${total.convertP90 == null ? nothing : html`<span class="of">90 % within ${figure(total.convertP90, 'total.convertP90', duration)}</span>`}`)}
      </dl>
      ${this.#other.problem ? html`<div class="banner" role="alert">The comparison cannot be read: ${this.#other.problem.message}</div>` : nothing}
      ${this.#other.data ? comparison(this.definition, this.#other.data) : nothing}
      <section class="panel"><header><h2>Steps</h2><p>${rule ? `An attempt has ${duration(rule.windowMs)} from its first step on; ${COUNTED[rule.count] ?? ''}.` : ''}</p></header>
        <div class="body">${steps(total, rule, this.#other.data?.one, otherName(this.definition))}</div></section>
      ${rows.length > 1 || rows[0]?.by ? this.#breakdown(rows, total) : nothing}
    </div>`;
  }

  #breakdown(rows, total) {
    const number = (key, title, write) => ({ key, title, isNumber: true, draw: (row, i) => figure(row[key], `rows.${i}.${key}`, write) });
    const columns = [
      { key: 'by', title: 'Begun with', isHead: true, draw: (row) => (row.by ? name(row.by) : 'nothing') },
      number('entered', 'Attempts'),
      number('converted', 'Converted'),
      { key: 'settledConversionRate', title: 'Conversion of decided', isNumber: true, draw: (row, i) => html`${share(row.settledConversionRate, `rows.${i}.settledConversionRate`)}<span class="meter" aria-hidden="true"><i style=${placed({ '--share': String(row.settledConversionRate?.value ?? 0) })}></i></span>` },
      { key: 'interval', title: '95 % interval', isNumber: true, raw: (row) => row.settledConversionRate?.low, draw: (row) => interval(row.settledConversionRate) },
      number('pending', 'Pending'),
      number('dropped', 'Dropped'),
      number('convertP50', 'Median time', duration),
    ];
    return html`<section class="panel"><header><h2>Breakdown</h2><p>Attempts by what they began with.</p></header>
      <div class="body flush"><jl-table name=${`funnel-${total.funnel}`} caption="Breakdown" data-answer="funnel" .columns=${columns} .rows=${rows}></jl-table></div></section>`;
  }
}

customElements.define('jl-funnels', Funnels);
