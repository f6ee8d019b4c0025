// Chooses period, persona, channel and version; the choice stands in the address.
import { html, nothing } from 'lit';
import { View } from './view.js';
import { name } from '../lib/format.js';
import { groupOptions, groups } from '../lib/groups.js';
import { change, param } from '../lib/route.js';

const DAY = 86_400_000;
const LAST = [1, 7, 28, 90, 365];
const iso = (ms) => new Date(ms).toISOString().slice(0, 10);

class Filters extends View {
  static properties = {
    definition: { attribute: false },
    fields: { attribute: false },
    custom: { state: true },
  };

  constructor() {
    super();
    this.definition = null;
    this.fields = ['period', 'persona'];
    this.custom = false;
  }

  /** The last day that there are numbers of. */
  get today() {
    return (this.definition?.asOf ?? new Date().toISOString()).slice(0, 10);
  }

  #days(number) {
    return { from: iso(Date.parse(this.today) - (number - 1) * DAY), to: this.today };
  }

  #period() {
    if (!param('from') && !param('to')) return this.custom ? 'custom' : 'all';
    const number = LAST.find((days) => this.#days(days).from === param('from') && param('to') === this.today);
    return this.custom || !number ? 'custom' : String(number);
  }

  #choose(event) {
    const { value } = event.target;
    this.custom = value === 'custom';
    if (value === 'all') change({ from: null, to: null });
    else if (value === 'custom') change(param('from') ? {} : this.#days(28));
    else change(this.#days(Number(value)));
  }

  #day(which, event) {
    const { value } = event.target;
    if (!value) return;
    const other = { from: 'to', to: 'from' }[which];
    const otherDay = param(other) ?? this.today;
    const crosses = which === 'from' ? value > otherDay : value < otherDay;
    change({ [which]: value, [other]: crosses ? value : otherDay });
  }

  render() {
    const shows = (field) => this.fields.includes(field);
    return html`<div class="tools">
      ${shows('period') ? this.#periodField() : nothing}
      ${shows('persona') ? this.#personas() : nothing}
      ${shows('channel') ? this.#select('Channel', 'channel', this.definition?.channels ?? [], 'All channels') : nothing}
      ${shows('version') && (this.definition?.versions ?? []).length > 1 ? this.#versions() : nothing}
      <slot></slot>
    </div>`;
  }

  #periodField() {
    const period = this.#period();
    return html`<label class="field">Period
        <select name="period" @change=${this.#choose} .value=${period}>
          <option value="all" ?selected=${period === 'all'}>All days</option>
          ${LAST.map((days) => html`<option value=${days} ?selected=${period === String(days)}>${days === 1 ? 'Today' : `Last ${days} days`}</option>`)}
          <option value="custom" ?selected=${period === 'custom'}>From … to …</option>
        </select></label>
      ${period === 'custom'
        ? html`<label class="field">From<input type="date" name="from" .value=${param('from') ?? ''} @change=${(e) => this.#day('from', e)}></label>
            <label class="field">To<input type="date" name="to" .value=${param('to') ?? ''} @change=${(e) => this.#day('to', e)}></label>`
        : nothing}`;
  }

  #personas() {
    const chosen = param('segment') ?? '';
    const isKnown = ['', 'all', ...groups(this.definition).map((it) => it.id)].includes(chosen);
    return html`<label class="field">Persona or segment
      <select name="segment" @change=${(e) => change({ segment: e.target.value })}>
        <option value="" ?selected=${chosen === ''}>Everybody</option>
        ${groupOptions(this.definition, chosen)}
        ${isKnown ? nothing : html`<option value=${chosen} selected>${name(chosen)}</option>`}
      </select></label>`;
  }

  #versions() {
    const versions = this.definition.versions.filter((it) => it !== this.definition.version);
    return this.#select('Version', 'version', versions.map(String), `${this.definition.version} (present)`);
  }

  #select(label, key, values, none) {
    const chosen = param(key) === 'all' ? '' : (param(key) ?? '');
    const all = chosen && !values.includes(chosen) ? [...values, chosen] : values;
    return html`<label class="field">${label}
      <select name=${key} @change=${(e) => change({ [key]: e.target.value })}>
        <option value="" ?selected=${chosen === ''}>${none}</option>
        ${all.map((value) => html`<option value=${value} ?selected=${value === chosen}>${name(value)}</option>`)}
      </select></label>`;
  }
}

customElements.define('jl-filters', Filters);
