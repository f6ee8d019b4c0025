// Says above a page that its numbers are old or not all there yet.
import { html, nothing } from 'lit';
import { View } from './view.js';
import { WORDS, state } from './status.js';
import { WithMoment } from '../lib/live.js';

/** A connection that is made again at once is not worth a word. */
const PATIENCE = 3000;

class Notice extends View {
  static properties = { told: { state: true } };

  #timer = 0;

  constructor() {
    super();
    new WithMoment(this, () => this.#changed());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #changed() {
    const now = state();
    clearTimeout(this.#timer);
    if (now === 'away') this.#timer = setTimeout(() => (this.told = now), PATIENCE);
    else this.told = now;
  }

  render() {
    if (!['away', 'stale', 'catching-up'].includes(this.told)) return nothing;
    const [title, text] = WORDS[this.told];
    return html`<div class="banner" data-notice=${this.told}><strong>${title}.</strong><span>${text}</span></div>`;
  }
}

customElements.define('jl-notice', Notice);
