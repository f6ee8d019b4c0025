// Follows /api/live: what has changed, and the moment that the numbers speak of. A connection that
// breaks is made again and goes on where it was.
import { session } from './api.js';

const SILENCE = 25_000;
const LONGEST = 15_000;

class Live extends EventTarget {
  connected = false;
  moment = null;
  #last = null;
  #wait = 1000;
  #abort = null;
  #running = false;

  start() {
    if (this.#running) return;
    this.#running = true;
    session.addEventListener('change', () => this.#abort?.abort());
    window.addEventListener('online', () => this.#abort?.abort());
    this.#run();
  }

  async #run() {
    for (;;) {
      try {
        await this.#listen();
      } catch {
        // Said by the state below; tried again after a while.
      }
      this.#tell(false);
      await new Promise((resolve) => setTimeout(resolve, this.#wait));
      this.#wait = Math.min(LONGEST, this.#wait * 2);
    }
  }

  async #listen() {
    this.#abort = new AbortController();
    let watch = setTimeout(() => this.#abort.abort(), SILENCE);
    try {
      const resume = this.#last ? { 'Last-Event-ID': this.#last } : {};
      const response = await fetch('/api/live', {
        headers: { Accept: 'text/event-stream', ...resume },
        signal: this.#abort.signal,
        cache: 'no-store',
      });
      if (response.status === 401) session.dispatchEvent(new Event('asked'));
      if (!response.ok) throw new Error(String(response.status));
      const again = this.#last !== null;
      this.#wait = 1000;
      this.#tell(true);
      if (again) this.#changed([]);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        clearTimeout(watch);
        watch = setTimeout(() => this.#abort.abort(), SILENCE);
        text += value;
        for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) this.#event(text.slice(0, end));
      }
    } finally {
      clearTimeout(watch);
    }
  }

  #event(block) {
    const fields = {};
    for (const line of block.split('\n')) {
      const at = line.indexOf(':');
      if (at > 0) fields[line.slice(0, at)] = line.slice(at + 1).trim();
    }
    if (fields.id) this.#last = fields.id;
    if (!fields.data) return;
    const { changed, ...moment } = JSON.parse(fields.data);
    this.moment = moment;
    this.dispatchEvent(new Event('moment'));
    if (fields.event !== 'hello') this.#changed(fields.event === 'reset' ? [] : changed);
  }

  /** Without names, everything may have changed. */
  #changed(names) {
    this.dispatchEvent(new CustomEvent('change', { detail: names }));
  }

  #tell(connected) {
    if (this.connected === connected) return;
    this.connected = connected;
    this.dispatchEvent(new Event('moment'));
  }
}

export const live = new Live();

/** Draws a view anew with each moment that the numbers speak of. */
export class WithMoment {
  #told;

  constructor(host, told = () => host.requestUpdate()) {
    this.#told = told;
    host.addController(this);
  }

  hostConnected() {
    live.addEventListener('moment', this.#told);
  }

  hostDisconnected() {
    live.removeEventListener('moment', this.#told);
  }
}
