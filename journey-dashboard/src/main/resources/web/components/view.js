// What all elements of the pages have in common: they stand in the page's own tree, so that one
// style sheet, one order of tabs and one printout hold for all.
import { LitElement, html, nothing } from 'lit';
import { count } from '../lib/format.js';
import { route } from '../lib/route.js';

export class View extends LitElement {
  #moved = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  /** What is shown stands in the address. */
  connectedCallback() {
    super.connectedCallback();
    route.addEventListener('change', this.#moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    route.removeEventListener('change', this.#moved);
  }
}

const WAITING = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 18c4 0 4-9 8-9s4 6 8 6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/><circle cx="12" cy="9" r="2" fill="currentColor"/></svg>`;

/** Nothing there (yet), and what to do about it. */
export const empty = (title, text, action = nothing) =>
  html`<div class="state" data-state="empty">${WAITING}<h2>${title}</h2><p>${text}</p>${action}</div>`;

export const loading = (text = 'Reading the numbers…') =>
  html`<div class="state" data-state="loading" role="status"><span class="spinner" aria-hidden="true"></span><p>${text}</p></div>`;

/** What went wrong, in place of a view. */
export function failed(problem, again) {
  if (problem.status === 401) {
    return html`<div class="state" data-state="error" role="alert">${WAITING}<h2>Sign in to see this</h2><p>${problem.message}</p></div>`;
  }
  const title =
    problem.status === 403 ? 'Your role does not allow this' : problem.status === 501 ? 'Not set up here' : problem.status === 404 ? 'There is nothing here' : problem.status === 400 ? 'This question has no answer' : 'This could not be read';
  return html`<div class="state" data-state="error" role="alert">
    ${WAITING}
    <h2>${title}</h2>
    <p>${problem.parameter ? html`<code>${problem.parameter}</code>: ` : nothing}${problem.message}</p>
    <button class="button" @click=${again}>Try again</button>
    ${location.search && (problem.status === 400 || problem.status === 404) ? html`<a class="button plain" href=${location.pathname}>Show all days and everybody</a>` : nothing}
  </div>`;
}

/** Above a view that shows older numbers, since newer ones cannot be had. */
const outdated = (problem, again) =>
  html`<div class="banner" role="alert" data-state="outdated">
    <span>These numbers are not the newest: ${problem.message}</span>
    <button class="button" @click=${again}>Try again</button>
  </div>`;

/** What a viewer does not see, so that few customers stay among many. */
const concealed = ({ hidden = 0, hideBelow = 0 }) =>
  hidden > 0
    ? html`<p class="concealed">${count(hidden)} more ${hidden === 1 ? 'is' : 'are'} hidden: too few customers.</p>`
    : hideBelow > 0
      ? html`<p class="concealed">What fewer than ${count(hideBelow)} customers did is hidden.</p>`
      : nothing;

/** A view of an answer: loading, failed, or shown, with a word about its age where it needs one. */
export function shown(resource, draw) {
  const { data, problem, again } = resource;
  if (data === null) return problem ? failed(problem, again) : loading();
  return html`${problem ? outdated(problem, again) : nothing}
    <div class=${resource.loading ? 'busy' : ''} aria-busy=${resource.loading}>
      ${data.hidden > 0 && data.rows?.length === 0 && !data.total?.entered ? empty('Too few customers to show', 'Your role sees what many customers have in common.') : html`${draw(data)}${concealed(data)}`}
    </div>`;
}
