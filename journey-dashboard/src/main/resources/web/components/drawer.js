// A drawer over the page with what is behind a number. Closed with Escape, its button or a click beside it.
import { html } from 'lit';
import { View } from './view.js';

class Drawer extends View {
  static properties = {
    title: { attribute: false },
    kind: { attribute: false },
    content: { attribute: false },
    close: { attribute: false },
  };

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  #closed() {
    this.close();
  }

  #beside(event) {
    if (event.target.tagName === 'DIALOG') this.querySelector('dialog').close();
  }

  render() {
    return html`<dialog class="drawer" aria-labelledby="drawer-title" @close=${this.#closed} @click=${this.#beside}>
      <header>
        <div><p class="soft small">${this.kind}</p><h2 id="drawer-title">${this.title}</h2></div>
        <button class="button plain icon" aria-label="Close" autofocus @click=${() => this.querySelector('dialog').close()}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/></svg>
        </button>
      </header>
      <div class="content">${this.content}</div>
    </dialog>`;
  }
}

customElements.define('jl-drawer', Drawer);
