// Pain points, delights and targets as they are marked at their places on the map.
import { html, nothing } from 'lit';
import { bound, figure, inUnit, metricName, name } from '../../lib/format.js';

export const PAIN = html`<svg class="mark pain" viewBox="0 0 14 14" aria-hidden="true"><path d="M7 1.4 13.2 12.4H.8Z" fill="currentColor"/><path d="M7 5.2v3.4M7 10v.9" stroke="var(--surface)" stroke-width="1.5" stroke-linecap="round"/></svg>`;
export const DELIGHT = html`<svg class="mark delight" viewBox="0 0 14 14" aria-hidden="true"><path d="M7 12.4C3.4 9.9 1 7.7 1 5.1A3.1 3.1 0 0 1 7 3.8a3.1 3.1 0 0 1 6 1.3c0 2.6-2.4 4.8-6 7.3Z" fill="currentColor"/></svg>`;
export const PEOPLE = html`<svg class="mark" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="4.3" r="2.7" fill="currentColor"/><path d="M1.8 13c0-3 2.2-4.8 5.2-4.8s5.2 1.8 5.2 4.8Z" fill="currentColor"/></svg>`;
export const GOAL = html`<svg class="mark goal" viewBox="0 0 14 14" aria-hidden="true"><path d="M3 13V1.8m0 .4h8L9 5l2 2.8H3" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

export const KINDS = {
  'negative-emotion': 'Negative emotion',
  'drop-off': 'Drop-off',
  waiting: 'Waiting',
  'repeat-contact': 'Repeat contact',
  'positive-emotion': 'Positive emotion',
  staying: 'Staying',
};

/** Those at a touchpoint on a channel. */
export const at = (points, card) =>
  points.filter((point) => point.touchpoint === card.id && (point.channel === null || point.channel === card.channel));

/** Those of a stage as a whole. */
export const ofStage = (points, stage) => points.filter((point) => point.stage === stage.id && point.touchpoint === null);

export function marks(doc, card) {
  const pains = at(doc.painPoints, card).length;
  const delights = at(doc.delights, card).length;
  return html`${pains ? html`<span class="nowrap" title="Pain point">${PAIN}<span class="hidden-text">pain point</span></span>` : nothing}
    ${delights ? html`<span class="nowrap" title="Moment of delight">${DELIGHT}<span class="hidden-text">moment of delight</span></span>` : nothing}
    ${card.goal ? html`<span class="nowrap" title="Goal">${GOAL}<span class="hidden-text">goal</span></span>` : nothing}`;
}

export const STATUS = { met: ['good', 'met'], missed: ['bad', 'missed'], 'no-data': ['', 'no data'] };

/** Whose target it is. */
export const groupOf = (doc, it) => (it.segment === 'all' ? 'everybody' : (doc.personas.find((group) => group.id === it.segment)?.name ?? name(it.segment)));

/** A target in short: what is, against what was intended. */
export function target(doc, index) {
  const it = doc.targets[index];
  const [css, word] = STATUS[it.status];
  const sign = it.status === 'met' ? '✓' : it.status === 'missed' ? '✕' : '·';
  return html`<a class="target ${css}" href="?open=target:${it.id}" data-open="target:${it.id}">
    <span aria-hidden="true">${sign}</span>
    <span><span class="strong">${metricName(it.metric)} ${figure(it.actual?.value, `targets.${index}.actual.value`, (v) => inUnit(it.metric, v))}</span>
    <span class="of">${bound(it)}${it.segment === doc.segment ? nothing : html`, ${groupOf(doc, it)}`}</span><span class="hidden-text">, ${word}</span></span></a>`;
}
