// An answer of the API that a view shows: asked when the question changes, and again when the
// aggregates behind it have changed.
import { ask, session } from './api.js';
import { live } from './live.js';

const PAUSE = 400;
const RETRY = 4000;

export class Resource {
  data = null;
  problem = null;
  loading = false;
  url = null;
  #host;
  #question;
  #names;
  #abort = null;
  #timer = 0;
  #asking = false;
  #answered = null;
  #outdated = false;

  /**
   * @param question gives the address to ask, or null for nothing
   * @param names aggregates behind the answer; none: it changes with any of them
   */
  constructor(host, question, names = []) {
    this.#host = host;
    this.#question = question;
    this.#names = names;
    host.addController(this);
  }

  hostConnected() {
    live.addEventListener('change', this.#changed);
    session.addEventListener('change', this.again);
  }

  hostDisconnected() {
    live.removeEventListener('change', this.#changed);
    session.removeEventListener('change', this.again);
    this.#still();
    this.#abort?.abort();
    this.url = null;
  }

  hostUpdate() {
    const url = this.#question();
    if (url === this.url) return;
    this.url = url;
    this.problem = null;
    this.#abort?.abort();
    this.#still();
    if (url === null) {
      this.data = null;
      this.loading = false;
    } else {
      this.loading = true;
      this.#ask();
    }
  }

  /** Asks again now. */
  again = () => {
    if (this.url === null) return;
    this.#still();
    this.#ask();
  };

  /** Changes may come faster than answers: one question is under way at a time, and one waits. */
  #changed = (event) => {
    const names = event.detail;
    const isMine = names.length === 0 || this.#names.length === 0 || names.some((n) => this.#names.includes(n));
    if (!isMine || this.url === null) return;
    if (this.#asking) this.#outdated = true;
    else this.#later(PAUSE);
  };

  #later(pause) {
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.again();
    }, pause);
  }

  #still() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  async #ask() {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    const url = this.url;
    this.#asking = true;
    this.#outdated = false;
    try {
      const data = await ask(url, { signal: abort.signal });
      if (this.url !== url) return;
      this.data = data;
      this.#answered = url;
      this.problem = null;
    } catch (e) {
      if (e.name === 'AbortError' || this.url !== url) return;
      this.problem = e;
      // What was asked wrongly stays wrong; anything else may be over soon.
      if (!(e.status >= 400 && e.status < 500)) this.#later(RETRY);
      else this.data = null;
      // Numbers of another question are no answer to this one.
      if (this.#answered !== url) this.data = null;
    }
    this.#asking = false;
    this.loading = false;
    if (this.#outdated) this.#later(PAUSE);
    this.#host.requestUpdate();
  }
}
