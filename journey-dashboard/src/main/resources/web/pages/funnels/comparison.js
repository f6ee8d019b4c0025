// A funnel against another period or group of customers, as `vs` in the address names it.
import { html } from 'lit';
import { count, day, figure, share } from '../../lib/format.js';
import { groupName } from '../../lib/groups.js';
import { param, question } from '../../lib/route.js';

const DAY = 86_400_000;
const USUAL = 28;
const iso = (ms) => new Date(ms).toISOString().slice(0, 10);

const points = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(1)} points`;

/** As many days before the period; without a period the 28 days before the last 28. */
export function periodBefore(definition) {
  const to = Date.parse(param('to') ?? (definition?.asOf ?? new Date().toISOString()).slice(0, 10));
  const from = param('from') ? Date.parse(param('from')) : to - (USUAL - 1) * DAY;
  return { from: iso(from - (to - from) - DAY), to: iso(from - DAY) };
}

const chosen = () => (param('vs') ?? '').split(':');

/** The question to the API, or null where nothing is compared. */
export function compared(funnel) {
  const [kind, first, last] = chosen();
  const path = `/api/funnels/${encodeURIComponent(funnel)}/comparison`;
  const own = { otherFrom: param('from'), otherTo: param('to'), otherSegment: param('segment') };
  if (kind === 'segment') return question(path, { segment: first || null, ...own }, ['segment']);
  if (kind === 'days') return question(path, { from: first, to: last, ...own }, ['from', 'to']);
  if (kind === 'before' && param('from') && param('to')) return question(path, { ...periodBefore(), ...own });
  return null;
}

export function otherName(definition) {
  const [kind, first, last] = chosen();
  if (kind === 'segment') return groupName(definition, first);
  const { from, to } = kind === 'days' ? { from: first, to: last } : periodBefore(definition);
  return `${day(from)} to ${day(to)}`;
}

/** The comparison as the API has it: the present selection less the other one. */
export function comparison(definition, { one, other, conversion: it }) {
  if (!it) return html`<div class="banner">Nothing to compare with: no attempt is decided there.</div>`;
  const decided = (part) => count(part.entered - part.pending);
  const verdict = it.significant ? (it.value > 0 ? 'Better' : 'Worse') : 'No difference that chance could not make:';
  return html`<section class="panel compare" data-answer="comparison"><div class="body">
    <h2>${verdict} <span class="soft">${it.significant ? 'than' : 'against'} ${otherName(definition)}</span></h2>
    <p>Of decided attempts ${share(other.settledConversionRate, 'other.settledConversionRate')} convert, against ${share(one.settledConversionRate, 'one.settledConversionRate')}:
      <span class="strong ${it.significant ? (it.value > 0 ? 'good' : 'bad') : ''}">${figure(it.value, 'conversion.value', points)}</span>
      <span class="soft">(95 % interval ${points(it.low)} to ${points(it.high)}; p ${it.p < 0.001 ? '< 0.001' : `= ${it.p.toFixed(3)}`}; ${decided(other)} and ${decided(one)} attempts)</span></p>
    ${chosen()[0] === 'segment' ? html`<p class="small soft">Groups that share customers differ less than this test takes for granted.</p>` : ''}
  </div></section>`;
}
