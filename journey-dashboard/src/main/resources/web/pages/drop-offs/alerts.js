// Alerts, open and past: what is watched, what it was instead of the usual, and what contributes.
import { html, nothing } from 'lit';
import { count, day, figure, moment, name, owned, percent } from '../../lib/format.js';
import { link } from '../../lib/route.js';
import { placed } from '../../lib/placed.js';

const STATES = { FIRING: ['bad', 'open'], RESOLVED: ['good', 'over'], RETRACTED: ['', 'taken back'] };
const SEVERITY = { critical: 'bad', warning: 'warn', info: 'accent' };
const MOST_PARTS = 5;
const MOST_PAST = 10;

const WATCHED = {
  dropRate: 'Drop-off rate', advanceRate: 'Share that goes on', returnRate: 'Share that goes back', conversion: 'Conversion', dropShare: 'Share of drop-offs',
};

/** Such as “dropRate of decision”. */
export const metricOf = (metric) => {
  const [what, about] = metric.split(' of ');
  const words = WATCHED[what] ?? name(what.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
  return about ? `${words} of ${name(about)}` : words;
};

const isShare = (metric) => /(Rate|Share)\b|^conversion\b/.test(metric);
const number = (value) => (value == null ? '–' : count(Math.round(value * 10) / 10));
const writer = (metric) => (isShare(metric) ? percent : number);
const iso = (at) => (typeof at === 'number' ? new Date(at).toISOString() : at);

/** A window within a day as 28 Feb 2026, 08:00–09:00 UTC. */
function windowOf(it) {
  const [from, to] = [iso(it.from), iso(it.to)];
  const minute = (at) => at.slice(11, 16);
  return from.slice(0, 10) === to.slice(0, 10) ? `${day(from)}, ${minute(from)}–${minute(to)} UTC` : `${day(from)}, ${minute(from)} to ${day(to)}, ${minute(to)} UTC`;
}

/** What makes up the change: of each value how many there were, instead of how many. */
function contributions(it, path) {
  if (!it.shares?.length) return nothing;
  const parts = it.shares.map((part, i) => ({ part, i })).sort((a, b) => b.part.share - a.part.share).slice(0, MOST_PARTS);
  return html`<table class="contributions"><caption class="small soft">What contributes to the change</caption>
    <thead class="hidden-text"><tr><th scope="col">Where</th><th scope="col">Share of the change</th><th scope="col">Counted</th></tr></thead>
    <tbody>${parts.map(({ part, i }) => html`<tr>
      <th scope="row"><span class="soft">${part.dimension === 'by' ? 'Begun with' : name(part.dimension)}</span> ${part.value ? name(part.value) : 'none'}</th>
      <td class="nowrap"><span class="meter" aria-hidden="true"><i style=${placed({ '--share': String(Math.max(0, Math.min(1, part.share))), '--tone': 'var(--left)' })}></i></span> ${figure(part.share, `${path}.shares.${i}.share`, percent)}</td>
      <td class="soft">${figure(part.counted, `${path}.shares.${i}.counted`)} of ${figure(part.n, `${path}.shares.${i}.n`)}, as usual ${number(part.expected)}</td></tr>`)}</tbody></table>`;
}

function examples(ids) {
  if (!ids?.length) return nothing;
  return html`<p class="small soft">Customers whom it concerns: ${ids.map((id, i) => html`${i ? ', ' : ''}<a href=${link(`customers/${id}`)}><code>${id.slice(0, 8)}</code></a>`)}</p>`;
}

function alert({ it, i }, silence) {
  const [css, word] = STATES[it.state] ?? ['', it.state];
  const path = `rows.${i}`;
  const write = writer(it.metric);
  const where = Object.entries(it.dimensions ?? {}).map(([key, value]) => (key === 'by' ? `begun with ${name(value)}` : `${name(key)} ${name(value)}`)).join(', ');
  return html`<li class=${it.state === 'FIRING' ? 'open' : ''}>
    <div class="alert-head"><h3>${metricOf(it.metric)}${where ? html`<span class="soft">, ${where}</span>` : nothing}</h3>
      <span class="chip ${SEVERITY[it.severity] ?? ''}">${it.severity}</span><span class="chip ${css}">${word}</span>${it.silenced ? html`<span class="chip">silenced</span>` : nothing}</div>
    <p><span class="strong">${figure(it.value, `${path}.value`, write)}</span>${it.expected == null ? nothing : html` instead of ${figure(it.expected, `${path}.expected`, write)} as usual`}<span class="soft">, ${isShare(it.metric) ? html`of ${figure(it.n, `${path}.n`)}, ` : nothing}${windowOf(it)}</span></p>
    <p class="meta small soft"><span>Since ${moment(iso(it.since))}</span>${it.state === 'FIRING' ? nothing : html`<span>${word} ${moment(iso(it.changedAt))}</span>`}${owned(it.owner)}<span>Rule: ${it.rule}</span>
      ${it.runbook && /^https?:/.test(it.runbook) ? html`<a href=${it.runbook} target="_blank" rel="noreferrer">What to do</a>` : nothing}
      ${it.state === 'FIRING' && !it.silenced ? html`<button class="link no-print" @click=${() => silence(it)}>Silence<span class="hidden-text"> ${metricOf(it.metric)}</span></button>` : nothing}</p>
    ${contributions(it, path)}${examples(it.examples)}
  </li>`;
}

const latestFirst = (a, b) => String(b.it.since).localeCompare(String(a.it.since));

/**
 * Alerts, open ones first.
 *
 * @param all whether past ones are shown in full
 * @param more shows them in full
 * @param silence asks for a silence of an alert
 */
export function alerts(rows, { all, more, silence }) {
  if (rows.length === 0) return html`<p class="nothing soft">No alert has fired. Rules stand in the definition, under “alerts”.</p>`;
  const numbered = rows.map((it, i) => ({ it, i })).sort(latestFirst);
  const open = numbered.filter(({ it }) => it.state === 'FIRING');
  const past = numbered.filter(({ it }) => it.state !== 'FIRING');
  const shown = all ? past : past.slice(0, MOST_PAST);
  return html`
    ${open.length ? html`<ul class="alerts" aria-label="Open alerts">${open.map((it) => alert(it, silence))}</ul>` : html`<p class="nothing soft">None is open.</p>`}
    ${past.length ? html`<h3 class="group">Past</h3><ul class="alerts" aria-label="Past alerts">${shown.map((it) => alert(it, silence))}</ul>` : nothing}
    ${past.length > shown.length ? html`<p class="more no-print"><button class="link" @click=${more}>Show all ${past.length} past alerts</button></p>` : nothing}`;
}
