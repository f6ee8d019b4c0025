// Asks the API. Answers come with an ETag, so asking again costs little when nothing has changed.
export const session = new EventTarget();

/** Exchanges a token for a session, whose cookie scripts cannot read. */
export async function signIn(token) {
  await ask('/api/session', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  session.dispatchEvent(new Event('change'));
}

export async function signOut() {
  await ask('/api/session', { method: 'DELETE' });
  session.dispatchEvent(new Event('change'));
}

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
    response = await fetch(url, { ...options, headers: { Accept: 'application/json', ...options.headers } });
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
