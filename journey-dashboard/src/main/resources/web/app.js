// The frame around the pages: navigation, state of the numbers, light or dark, sign-in.
import { html, nothing } from 'lit';
import './lib/theme.js';
import { toggle, isDark, theme } from './lib/theme.js';
import { live } from './lib/live.js';
import { follow, link, page, route } from './lib/route.js';
import { session, signIn, signOut } from './lib/api.js';
import { Resource } from './lib/resource.js';
import { View, failed } from './components/view.js';
import './components/status.js';
import './components/notice.js';
import './components/scope.js';
import './components/filters.js';
import './components/export.js';
import './components/table.js';
import './components/drawer.js';

const PAGES = {
  map: ['Map', () => import('./pages/map.js'), (d) => html`<jl-map .definition=${d}></jl-map>`],
  flow: ['Flow', () => import('./pages/flow.js'), (d) => html`<jl-flow .definition=${d}></jl-flow>`],
  funnels: ['Funnels', () => import('./pages/funnels.js'), (d) => html`<jl-funnels .definition=${d}></jl-funnels>`],
  'drop-offs': ['Drop-offs', () => import('./pages/drop-offs.js'), (d) => html`<jl-drop-offs .definition=${d}></jl-drop-offs>`],
  customers: ['Customer', () => import('./pages/customers.js'), (d) => html`<jl-customers .definition=${d}></jl-customers>`],
  actions: ['Actions', () => import('./pages/actions.js'), (d) => html`<jl-actions .definition=${d}></jl-actions>`],
  pipeline: ['Pipeline', () => import('./pages/pipeline.js'), (d) => html`<jl-pipeline .definition=${d}></jl-pipeline>`],
};

const LOGO = html`<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#2456b8"/><path d="M5 21c5 0 5-10 11-10s5 7 11 7" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><circle cx="16" cy="11" r="3" fill="#fff"/></svg>`;
const SUN = html`<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="3" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/></svg>`;
const MOON = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M13.2 9.9A5.8 5.8 0 0 1 6.1 2.8a5.8 5.8 0 1 0 7.1 7.1Z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/></svg>`;

class App extends View {
  static properties = { asked: { state: true }, refused: { state: true }, missing: { state: true } };

  #definition = new Resource(this, () => '/api/definitions', ['touchpoint-stats']);
  #session = new Resource(this, () => '/api/session', ['session']);
  #alerts = new Resource(this, () => '/api/alerts', ['alerts']);
  #shown = '';

  constructor() {
    super();
    this.asked = false;
    route.addEventListener('change', () => this.#arrive());
    theme.addEventListener('change', () => this.requestUpdate());
    session.addEventListener('asked', () => (this.asked = true));
    this.addEventListener('click', follow);
    document.addEventListener('click', (event) => {
      document.querySelectorAll('details.menu[open]').forEach((menu) => {
        if (!menu.contains(event.target)) menu.open = false;
      });
    });
    live.start();
  }

  #arrive() {
    this.requestUpdate();
    if (page() !== this.#shown) {
      window.scrollTo(0, 0);
      this.updateComplete.then(() => document.querySelector('main')?.focus({ preventScroll: true }));
    }
  }

  async #load(name) {
    try {
      await PAGES[name][1]();
      this.missing = null;
    } catch {
      this.missing = name;
    }
  }

  willUpdate() {
    const now = PAGES[page()] ? page() : null;
    if (now && now !== this.#shown) {
      this.#load(now);
      document.title = `${PAGES[now][0]} · Journeyline`;
    }
    this.#shown = page();
  }

  /** On a phone, not all pages' names fit beside each other. */
  updated() {
    const current = this.querySelector('.nav [aria-current]');
    if (current === this.current) return;
    this.current = current;
    if (!current) return;
    // Not scrollIntoView: it moves the place where the tab key begins.
    const nav = current.parentElement;
    const [name, room] = [current.getBoundingClientRect(), nav.getBoundingClientRect()];
    nav.scrollLeft += name.left + name.width / 2 - room.left - room.width / 2;
  }

  render() {
    const now = page();
    return html`<a class="skip" href="#main" @click=${this.#skip}>Skip to the content</a>
      <header class="topbar">
        <a class="brand" href=${link('map')}>${LOGO}<span>Journeyline</span></a>
        <nav class="nav" aria-label="Pages">
          ${Object.entries(PAGES).map(([id, [title]]) => html`<a href=${link(id)} aria-current=${id === now ? 'page' : nothing}>${title}${id === 'drop-offs' ? this.#openAlerts() : nothing}</a>`)}
        </nav>
        <div class="end">
          <jl-status></jl-status>
          ${this.#session.data?.open === false ? html`<span class="soft small who">${this.#session.data.name}, ${this.#session.data.role}</span><button class="button plain" @click=${() => signOut()}>Sign out</button>` : nothing}
          <button class="button plain icon" aria-label=${isDark() ? 'Use light colours' : 'Use dark colours'} @click=${toggle}>${isDark() ? SUN : MOON}</button>
        </div>
      </header>
      <main id="main" tabindex="-1"><jl-notice></jl-notice><jl-scope .definition=${this.#definition.data}></jl-scope>${this.#content(now)}</main>
      ${this.asked ? this.#signIn() : nothing}`;
  }

  #content(now) {
    const known = PAGES[now];
    if (!known) {
      return html`<div class="state"><h1>There is no such page</h1><p>The address names a page that this dashboard does not have.</p><a class="button" href=${link('map')}>To the map</a></div>`;
    }
    if (this.missing === now) {
      // A script that failed is not asked for again by the browser; a new load of the page does.
      return failed({ status: 0, message: 'The page’s own program could not be read. The dashboard may be away, or newer than what this browser holds.' }, () => location.reload());
    }
    return known[2](this.#definition.data);
  }

  #openAlerts() {
    const open = (this.#alerts.data?.rows ?? []).filter((it) => it.state === 'FIRING').length;
    return open === 0 ? nothing : html`<span class="badge" title="Open alerts">${open}<span class="hidden-text"> open ${open === 1 ? 'alert' : 'alerts'}</span></span>`;
  }

  #skip(event) {
    event.preventDefault();
    event.stopPropagation();
    document.querySelector('main').focus();
  }

  #signIn() {
    const done = () => (this.asked = false);
    const enter = async (event) => {
      event.preventDefault();
      const dialog = event.target.closest('dialog');
      try {
        await signIn(event.target.elements.token.value.trim());
        this.refused = '';
        dialog.close();
      } catch (e) {
        this.refused = e.message;
      }
    };
    return html`<jl-drawer .kind=${'Access'} .title=${'Sign in'} .close=${done} .content=${html`
      <p>This dashboard is only for those who have a token. Whoever runs it gives you one.</p>
      <form class="stack" @submit=${enter}>
        <label class="field">Token<input name="token" type="password" autocomplete="current-password" required></label>
        ${this.refused ? html`<p class="bad" role="alert">${this.refused}</p>` : nothing}
        <div><button class="button primary">Sign in</button></div>
      </form>`}></jl-drawer>`;
  }
}

customElements.define('jl-app', App);
