// A table that can be sorted, shows its longest part on demand, and goes along as CSV.
import { html, nothing } from 'lit';
import { View } from './view.js';
import { saveCsv } from '../lib/export.js';

/**
 * Columns: {key, title, value?(row), draw?(row, index), isNumber?, isHead?, raw?(row)}. Without
 * `draw` the value is shown as it is; `raw` is what sorting and CSV take.
 */
class Table extends View {
  static properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    caption: {},
    name: {},
    most: { type: Number },
    sort: { state: true },
    all: { state: true },
  };

  constructor() {
    super();
    this.rows = [];
    this.most = 15;
    this.sort = null;
    this.all = false;
  }

  #value(column, row) {
    const value = column.raw ? column.raw(row) : row[column.key];
    return value !== null && typeof value === 'object' && 'value' in value ? value.value : value;
  }

  #sorted() {
    const rows = this.rows.map((row, index) => ({ row, index }));
    if (!this.sort) return rows;
    const column = this.columns.find((it) => it.key === this.sort.key);
    const order = (a, b) => {
      const [x, y] = [this.#value(column, a.row), this.#value(column, b.row)];
      if (x == null || y == null) return x == null ? (y == null ? 0 : 1) : -1;
      return this.sort.sign * (typeof x === 'number' ? x - y : String(x).localeCompare(String(y), 'en'));
    };
    return rows.sort((a, b) => order(a, b) || a.index - b.index);
  }

  #by(column) {
    const first = column.isNumber ? -1 : 1;
    if (this.sort?.key !== column.key) this.sort = { key: column.key, sign: first };
    else this.sort = this.sort.sign === first ? { key: column.key, sign: -first } : null;
  }

  /** Saves all rows as they are sorted. */
  save() {
    const rows = this.#sorted().map(({ row }) => this.columns.map((column) => this.#value(column, row)));
    saveCsv(this.columns.map((column) => column.key), rows, this.name);
  }

  render() {
    const sorted = this.#sorted();
    const rows = this.all ? sorted : sorted.slice(0, this.most);
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${this.caption}>
        <table>
          <caption class="hidden-text">${this.caption}</caption>
          <thead><tr>${this.columns.map((column) => this.#head(column))}</tr></thead>
          <tbody>${rows.map(({ row, index }) => html`<tr>${this.columns.map((column) => this.#cell(column, row, index))}</tr>`)}</tbody>
        </table>
      </div>
      <div class="more no-print">
        ${sorted.length > this.most
          ? html`<button class="link" aria-expanded=${this.all} @click=${() => (this.all = !this.all)}>${this.all ? `Show the first ${this.most}` : `Show all ${sorted.length}`}</button> · `
          : nothing}
        <button class="link" @click=${this.save}>Save as CSV</button>
      </div>`;
  }

  #head(column) {
    const sort = this.sort?.key === column.key ? (this.sort.sign > 0 ? 'ascending' : 'descending') : 'none';
    return html`<th scope="col" class=${column.isNumber ? 'num' : ''} aria-sort=${sort} title=${column.meaning ?? nothing}>
      <button @click=${() => this.#by(column)}>${column.title}</button></th>`;
  }

  #cell(column, row, index) {
    const content = column.draw ? column.draw(row, index) : (row[column.key] ?? '–');
    return column.isHead
      ? html`<th scope="row">${content}</th>`
      : html`<td class=${column.isNumber ? 'num' : ''}>${content}</td>`;
  }
}

customElements.define('jl-table', Table);
