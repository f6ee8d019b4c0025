// Which page is shown and what it shows: all of it stands in the address, so a link restores it.
export const route = new EventTarget();

const changed = () => route.dispatchEvent(new Event('change'));
window.addEventListener('popstate', changed);

export const page = () => location.pathname.split('/')[1] || 'map';
export const rest = () => decodeURIComponent(location.pathname.split('/').slice(2).join('/'));
export const param = (name) => new URLSearchParams(location.search).get(name);

/** Parameters that go along from page to page. */
const SHARED = ['from', 'to', 'segment', 'version'];

/** The address of a page with the present period and persona. */
export function link(path, more = {}) {
  const query = new URLSearchParams();
  for (const name of SHARED) if (param(name)) query.set(name, param(name));
  for (const [name, value] of Object.entries(more)) if (value != null && value !== '') query.set(name, value);
  const text = query.toString();
  return '/' + path + (text ? '?' + text : '');
}

export function go(href) {
  if (href !== location.pathname + location.search) history.pushState(null, '', href);
  changed();
}

/** Changes some parameters of the present page; null takes one away. */
export function change(values, replace = false) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value == null || value === '') query.delete(name); else query.set(name, value);
  }
  const text = query.toString();
  const href = location.pathname + (text ? '?' + text : '');
  if (replace) history.replaceState(null, '', href); else history.pushState(null, '', href);
  changed();
}

/** Links within the pages do not load them anew. */
export function follow(event) {
  const anchor = event.composedPath().find((node) => node.tagName === 'A');
  if (!anchor || anchor.hasAttribute('download') || anchor.target || event.defaultPrevented) return;
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(anchor.href, location.href);
  if (url.origin !== location.origin || url.pathname.startsWith('/api/') || url.hash) return;
  event.preventDefault();
  go(url.pathname + url.search);
}

/** A question to the API, with the present period, persona and version. */
export function question(path, more = {}, without = []) {
  const query = new URLSearchParams();
  for (const name of SHARED) if (param(name) && !without.includes(name)) query.set(name, param(name));
  for (const [name, value] of Object.entries(more)) if (value != null && value !== '') query.set(name, value);
  const text = query.toString();
  return path + (text ? '?' + text : '');
}
