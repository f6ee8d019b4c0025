// Silences of alerts: which there are, and the form with which owners begin one.
import { html, nothing } from 'lit';
import { View } from '../../components/view.js';
import { Resource } from '../../lib/resource.js';
import { ask } from '../../lib/api.js';
import { moment, name } from '../../lib/format.js';

const PATH = '/api/alerts/silences';
const LENGTHS = [['PT1H', 'an hour'], ['PT4H', 'four hours'], ['P1D', 'a day'], ['P7D', 'a week']];

const scopeOf = (it) => [it.rule ?? 'every rule', ...Object.entries(it.dimensions ?? {}).map(([key, value]) => `${name(key).toLowerCase()} ${value}`)].join(', ');

class Silences extends View {
  static properties = {
    /** The alert to be silenced, or null. */
    alert: { attribute: false },
    close: { attribute: false },
    problem: { state: true },
    saving: { state: true },
  };

  #silences = new Resource(this, () => '/api/alert-silences', ['alert-silences']);

  get #present() {
    const now = new Date().toISOString();
    return (this.#silences.data?.rows ?? []).filter((it) => it.until > now);
  }

  render() {
    const present = this.#present;
    return html`
      ${present.length ? html`<h3 class="group">Silenced at present</h3><ul class="alerts">${present.map((it) => html`<li>
          <p><span class="strong">${scopeOf(it)}</span> until ${moment(it.until)}: ${it.reason}</p>
          <p class="meta small soft"><span>By ${it.author}</span><button class="link no-print" @click=${() => this.#send(`${PATH}/${it.id}`, { method: 'DELETE' })}>Lift<span class="hidden-text"> the silence of ${scopeOf(it)}</span></button></p></li>`)}</ul>` : nothing}
      ${this.problem && !this.alert ? html`<p class="nothing bad" role="alert">${this.problem.message}</p>` : nothing}
      ${this.alert ? html`<jl-drawer .kind=${'Silence alerts'} .title=${scopeOf(this.alert)} .close=${this.#closed} .content=${this.#form()}></jl-drawer>` : nothing}`;
  }

  #closed = () => {
    this.problem = null;
    this.close();
  };

  #form() {
    return html`<form class="stack" @submit=${(e) => this.#begin(e)}>
      <p class="soft">Alerts of this rule go on being judged and listed; until the silence ends, nobody is told of new ones.</p>
      <label class="field">For<select name="for">${LENGTHS.map(([value, title]) => html`<option value=${value}>${title}</option>`)}</select></label>
      <label class="field">Reason<input name="reason" required maxlength="200" placeholder="deployment"></label>
      ${this.problem ? html`<p class="bad" role="alert">${this.problem.message}</p>` : nothing}
      <div><button class="button primary" ?disabled=${this.saving}>Silence</button></div>
    </form>`;
  }

  async #begin(event) {
    event.preventDefault();
    const { elements } = event.target;
    const dialog = event.target.closest('dialog');
    const { rule, dimensions } = this.alert;
    const body = JSON.stringify({ rule, dimensions, for: elements.for.value, reason: elements.reason.value });
    if (await this.#send(PATH, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })) dialog.close();
  }

  async #send(url, options) {
    this.saving = true;
    this.problem = null;
    try {
      await ask(url, options);
      this.#silences.again();
    } catch (e) {
      this.problem = e;
    }
    this.saving = false;
    return this.problem === null;
  }
}

customElements.define('jl-silences', Silences);
