// Tells whether the numbers are live, and the moment that they speak of.
import { html } from 'lit';
import { View } from './view.js';
import { WithMoment, live } from '../lib/live.js';
import { moment } from '../lib/format.js';

export const WORDS = {
  live: ['Live', 'Numbers change as touchpoints arrive.'],
  'catching-up': ['Catching up', 'What was published before is still being read; numbers are not complete yet.'],
  stale: ['Out of date', 'Kafka or the registry does not answer. The last known numbers are shown.'],
  away: ['Reconnecting', 'The dashboard does not answer. The last known numbers are shown.'],
  starting: ['Connecting', 'Waiting for the dashboard.'],
};

export function state() {
  const { connected, moment: now } = live;
  if (!connected) return now ? 'away' : 'starting';
  if (!now) return 'starting';
  if (!now.complete) return 'catching-up';
  return now.stale ? 'stale' : 'live';
}

class Status extends View {
  constructor() {
    super();
    new WithMoment(this);
  }

  render() {
    const now = state();
    const [word, text] = WORDS[now];
    return html`<span class="status" data-state=${now} title=${text}>
      <span class="dot"></span><b role="status">${word}<span class="hidden-text">. ${text}</span></b>
      ${live.moment?.asOf ? html`<time datetime=${live.moment.asOf}>as of ${moment(live.moment.asOf)}</time>` : ''}
    </span>`;
  }
}

customElements.define('jl-status', Status);
