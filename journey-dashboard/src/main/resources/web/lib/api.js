// Asks the API. Answers come with an ETag, so asking again costs little when nothing has changed.
const KEY = 'journeyline.token';

export const session = new EventTarget();
export const token = () => sessionStorage.getItem(KEY);

export function signIn(value) {
  if (value) sessionStorage.setItem(KEY, value); else sessionStorage.removeItem(KEY);
  session.dispatchEvent(new Event('change'));
}

export const headers = () => (token() ? { Authorization: `Bearer ${token()}` } : {});

/** What the API, or the way to it, said was wrong. */
export class Problem extends Error {
  constructor(status, title, detail, parameter) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.parameter = parameter;
  }
}

export async function ask(url, options = {}) {
  let response;
  try {
    response = await fetch(url, { ...options, headers: { Accept: 'application/json', ...headers(), ...options.headers } });
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Problem(0, 'No connection', 'The dashboard does not answer. It is asked again every few seconds.');
  }
  if (!response.ok) throw await problem(response);
  return response.status === 204 ? null : response.json();
}

async function problem(response) {
  let said = {};
  try {
    said = await response.json();
  } catch {
    // Not from the API itself; the status must do.
  }
  if (response.status === 401) session.dispatchEvent(new Event('asked'));
  return new Problem(response.status, said.title ?? `Error ${response.status}`, said.detail ?? response.statusText, said.parameter);
}
