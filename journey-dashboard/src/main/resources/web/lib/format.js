// Numbers, times and names as people read them. Every figure is written in one way on all pages.
import { html, nothing } from 'lit';

const COUNT = new Intl.NumberFormat('en-US');
const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

export const NONE = '–';

/** A whole number: 3,084. */
export const count = (n) => (n == null ? NONE : COUNT.format(n));

const PERCENT = '\u00a0%';

/** A share as per cent, with one decimal below ten. */
export function percent(share) {
  if (share == null) return NONE;
  const value = share * 100;
  return (value !== 0 && Math.abs(value) < 9.95 ? value.toFixed(1) : Math.round(value)) + PERCENT;
}

/** A score in basis points on the scale from −100 to +100. */
export function score(basisPoints) {
  if (basisPoints == null) return NONE;
  return signed(Math.round(basisPoints / 100));
}

export function signed(n) {
  return n > 0 ? '+' + COUNT.format(n) : n < 0 ? '−' + COUNT.format(-n) : '0';
}

/** Milliseconds in the largest unit that fits. */
export function duration(ms) {
  if (ms == null) return NONE;
  if (ms === 0) return '0\u00a0s';
  if (ms < SECOND) return Math.round(ms) + '\u00a0ms';
  if (ms < MINUTE) return Math.round(ms / SECOND) + '\u00a0s';
  if (ms < HOUR) return short(ms / MINUTE) + '\u00a0min';
  return ms < DAY ? short(ms / HOUR) + '\u00a0h' : short(ms / DAY) + '\u00a0d';
}

const short = (n) => (n < 9.95 ? String(Math.round(n * 10) / 10) : COUNT.format(Math.round(n)));

/** An ISO-8601 moment as day and time in UTC. */
export function moment(iso) {
  if (!iso) return NONE;
  const at = new Date(iso);
  return `${day(iso).replaceAll(' ', '\u00a0')}, ${at.toISOString().slice(11, 19)}\u00a0UTC`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day, yyyy-MM-dd, as 1 Mar 2026. */
export function day(iso) {
  if (!iso) return NONE;
  const [year, month, date] = iso.slice(0, 10).split('-').map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** An id as a name: product_page is Product page. */
export function name(id) {
  if (id == null) return NONE;
  const words = String(id).replaceAll(/[_-]+/g, ' ').trim();
  return words ? words[0].toUpperCase() + words.slice(1) : String(id);
}

/** ISO-8601 period such as P3DT12H. */
export function period(iso) {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(iso ?? '');
  if (!found) return iso ?? NONE;
  const [, days, hours, minutes, seconds] = found.map((part) => Number(part ?? 0));
  return duration(days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND);
}

export function money({ currency, micros }) {
  return `${COUNT.format(Math.round(micros / 1e6))} ${currency}`;
}

/** Which of five steps of the emotion scale a score is on. */
export function mood(basisPoints) {
  if (basisPoints == null) return 'none';
  if (basisPoints <= -4000) return 'n2';
  if (basisPoints < -1000) return 'n1';
  if (basisPoints <= 1000) return '0';
  return basisPoints < 4000 ? 'p1' : 'p2';
}

/**
 * A figure of the API. The path says where in the answer it stands, so that anybody can follow it
 * back, and tests do.
 */
export function figure(value, path, write = count) {
  return html`<data value=${value ?? ''} data-path=${path}>${write(value)}</data>`;
}

/** A share with its interval. */
export function share(ratio, path) {
  return ratio == null ? NONE : figure(ratio.value, `${path}.value`, percent);
}

/** What chance allows, 95 %, such as 20–31 %. */
export function interval(measure, write = percent) {
  return measure == null ? nothing : html`<span class="soft nowrap" title="95 % interval">${between(write(measure.low), write(measure.high))}</span>`;
}

const between = (low, high) => (low.endsWith(PERCENT) && high.endsWith(PERCENT) ? `${low.slice(0, -PERCENT.length)}–${high}` : `${low} to ${high}`);

/** A sentence of the API, its figures kept together. */
export const sentence = (text) => text.replaceAll(' %', PERCENT).replaceAll(/(\w)'(\w)/g, '$1’$2');

/** Who answers for something. */
export const owned = (owner) => (owner ? html`<span class="nowrap">Owner: ${owner}</span>` : nothing);

/** Emotion as a coloured dot and a number. */
export function emotion(measure, path) {
  if (measure == null) return html`<span class="soft">${NONE}</span>`;
  return html`<span class="emo" data-emo=${mood(measure.value)}>${figure(measure.value, `${path}.value`, score)}</span>`;
}

/** A share to be held against a bound, which rounding must not hide. */
export const precise = (share) => (share == null ? NONE : Number((share * 100).toFixed(1)) + PERCENT);

const UNITS = {
  advanceRate: precise, dropRate: precise, conversion: precise, dwellP50: duration, emotion: score,
  nps: (n) => (n == null ? NONE : signed(Math.round(n))),
};
const METRICS = {
  advanceRate: 'go on', dropRate: 'leave', conversion: 'convert', dwellP50: 'median time', emotion: 'emotion', nps: 'NPS',
};

/** A target's metric in its unit. */
export const inUnit = (metric, value) => (UNITS[metric] ?? String)(value);
export const metricName = (metric) => METRICS[metric] ?? name(metric);

/** What a target demands, such as at most 35 %. */
export function bound(target) {
  const parts = [];
  if (target.atLeast != null) parts.push(`at least ${inUnit(target.metric, target.atLeast)}`);
  if (target.atMost != null) parts.push(`at most ${inUnit(target.metric, target.atMost)}`);
  return parts.join(', ');
}
