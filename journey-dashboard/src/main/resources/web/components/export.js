// A menu that takes the view along: picture, table, link, paper.
import { html } from 'lit';
import { View } from './view.js';
import { save, savePng, saveSvg } from '../lib/export.js';

const SHOWN_FOR = 5000;

class Export extends View {
  static properties = {
    /** CSS selector of what is in the picture. */
    of: {},
    name: {},
    /** Tables, [title, address of the API or what saves it]. */
    tables: { attribute: false },
    said: { state: true },
  };

  #timer = 0;

  constructor() {
    super();
    this.tables = [];
    this.said = '';
  }

  async #run(work, done) {
    this.querySelector('details').open = false;
    try {
      await work();
      this.said = done;
    } catch (e) {
      this.said = `That did not work: ${e.message}`;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.said = ''), SHOWN_FOR);
  }

  async #copy() {
    if (!navigator.clipboard) throw new Error('browsers copy from https pages only. The address bar holds the link.');
    await navigator.clipboard.writeText(location.href);
  }

  #node() {
    return document.querySelector(this.of);
  }

  async #table(from) {
    if (typeof from === 'function') return from();
    const response = await fetch(from);
    if (!response.ok) throw new Error(`the dashboard answered ${response.status}`);
    save(await response.blob(), `${from.split('?')[0].split('/').pop()}.csv`);
  }

  #key(event) {
    if (event.key !== 'Escape') return;
    const details = this.querySelector('details');
    details.open = false;
    details.querySelector('summary').focus();
  }

  render() {
    return html`<details class="menu" @keydown=${this.#key}>
        <summary><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2v8m0 0 3-3M8 10 5 7M3 13h10" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></svg>Export</summary>
        <div>
          <button @click=${() => this.#run(() => savePng(this.#node(), this.name), 'Picture saved.')}>Picture (PNG)</button>
          <button @click=${() => this.#run(() => saveSvg(this.#node(), this.name), 'Picture saved.')}>Picture (SVG)</button>
          ${this.tables.map(([title, from]) => html`<button @click=${() => this.#run(() => this.#table(from), 'Table saved.')}>${title} (CSV)</button>`)}
          <button @click=${() => this.#run(() => this.#copy(), 'Link copied.')}>Copy link to this view</button>
          <button @click=${() => this.#run(() => window.print(), '')}>Print</button>
        </div>
      </details><span class=${this.said ? 'toast' : 'hidden-text'} role="status">${this.said}</span>`;
  }
}

customElements.define('jl-export', Export);
