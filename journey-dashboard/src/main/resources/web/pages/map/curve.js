// The emotion curve over the stages: a line through the stages' means, the touchpoints around it,
// and the other personas beside it.
import { html, nothing, svg } from 'lit';
import { placed } from '../../lib/placed.js';
import { figure, mood, name, score } from '../../lib/format.js';

const STEP = 100;
const HEIGHT = 100;
const FULL = 10_000;

/** Most that is drawn, basis points: a round number above all lines. */
function reach(doc) {
  const values = doc.curves.flatMap((curve) => curve.stages).concat(doc.stages.map((stage) => stage.emotion));
  const most = Math.max(...values.map((it) => Math.abs(it?.value ?? 0)), 0);
  return Math.min(FULL, Math.max(1, Math.ceil(most / 2500)) * 2500);
}

/** Touchpoints beyond what is drawn stand at its edge. */
const y = (value, most) => (HEIGHT / 2) * (1 - Math.max(-1, Math.min(1, value / most)));

/**
 * A smooth line that never goes beyond its points (monotone cubic), in pieces from point to point.
 * A piece over stages without scores is a gap: nothing is known of what is between.
 */
function pieces(points) {
  const slopes = points.slice(1).map((p, i) => (p[1] - points[i][1]) / (p[0] - points[i][0]));
  const tangents = points.map((_, i) => {
    if (i === 0) return slopes[0];
    if (i === points.length - 1) return slopes.at(-1);
    return slopes[i - 1] * slopes[i] <= 0 ? 0 : (2 * slopes[i - 1] * slopes[i]) / (slopes[i - 1] + slopes[i]);
  });
  return points.slice(1).map(([x1, y1], i) => {
    const [x0, y0] = points[i];
    const third = (x1 - x0) / 3;
    const d = `M${x0} ${y0.toFixed(2)}C${(x0 + third).toFixed(2)} ${(y0 + tangents[i] * third).toFixed(2)} ${(x1 - third).toFixed(2)} ${(y1 - tangents[i + 1] * third).toFixed(2)} ${x1} ${y1.toFixed(2)}`;
    return { d, x0, x1, isGap: x1 - x0 > STEP };
  });
}

const points = (curve, most) =>
  curve.stages.map((it, i) => (it ? [(i + 0.5) * STEP, y(it.value, most)] : null)).filter((it) => it !== null);

/** Curves of other groups, where there are enough scores to draw one. */
const beside = (doc) => doc.curves.filter((it) => it.segment !== doc.segment && it.stages.filter(Boolean).length > 1).slice(0, 4);

/** The lines, over all stages at once. */
export function lines(doc) {
  const most = reach(doc);
  const width = doc.stages.length * STEP;
  const main = pieces(points({ stages: doc.stages.map((stage) => stage.emotion) }, most));
  const line = (css) => (it) => svg`<path class="${css}${it.isGap ? ' gap' : ''}" d=${it.d}></path>`;
  return html`<svg class="curve" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    <line class="zero" x1="0" x2=${width} y1=${HEIGHT / 2} y2=${HEIGHT / 2}></line>
    ${main.filter((it) => !it.isGap).map((it) => svg`<path class="area" d="${it.d}L${it.x1} ${HEIGHT / 2}L${it.x0} ${HEIGHT / 2}Z"></path>`)}
    ${beside(doc).map((curve, i) => pieces(points(curve, most)).map(line(`other o${i % 4}`)))}
    ${main.map(line('main'))}
  </svg>`;
}

/** A stage's mean and its touchpoints, in the stage's column. */
export function dots(doc, index) {
  const most = reach(doc);
  const stage = doc.stages[index];
  const scored = stage.touchpoints.filter((card) => card.emotion);
  const small = scored.map((card, i) => {
    const size = Math.max(5, Math.min(11, 3 + Math.sqrt(card.emotion.n) / 2.5));
    const place = placed({ left: `${((i + 0.5) / scored.length) * 100}%`, top: `${y(card.emotion.value, most)}%`, width: `${size}px`, height: `${size}px` });
    const open = `touchpoint:${card.id}:${card.channel}`;
    // The card below is the same place for keyboards and screen readers.
    return html`<a class="dot" tabindex="-1" aria-hidden="true" href="?open=${encodeURIComponent(open)}" data-open=${open} data-emo=${mood(card.emotion.value)} style=${place} title="${card.name}, ${name(card.channel)}: ${score(card.emotion.value)} (n = ${card.emotion.n})"></a>`;
  });
  if (!stage.emotion) return html`${small}<span class="unscored">not scored</span>`;
  const top = y(stage.emotion.value, most);
  return html`${small}
    <i class="point" data-emo=${mood(stage.emotion.value)} style=${placed({ top: `${top}%` })}></i>
    <span class="value ${top < 26 ? 'below' : ''}" data-emo=${mood(stage.emotion.value)} style=${placed({ top: `${top}%` })}
      title="n = ${stage.emotion.n}">${figure(stage.emotion.value, `stages.${index}.emotion.value`, score)}</span>`;
}

export const scale = (doc) => `${score(reach(doc))}`;

const sample = (css) => html`<svg viewBox="0 0 26 6" aria-hidden="true"><path class=${css} d="M0 3H26"></path></svg>`;

export const legend = (doc) => {
  const own = doc.personas.find((it) => it.id === doc.segment);
  const scored = doc.stages.map((stage) => stage.emotion != null);
  const hasGap = scored.slice(scored.indexOf(true), scored.lastIndexOf(true)).includes(false);
  return html`<ul class="legend">
    <li>${sample('main')}${own?.name ?? (doc.segment === 'all' ? 'Everybody' : doc.segment)}</li>
    ${beside(doc).map((curve, i) => html`<li>${sample(`other o${i % 4}`)}${curve.name}</li>`)}
    ${hasGap ? html`<li>${sample('gap')}no scores in between</li>` : nothing}
    <li><i class="sample"></i>a touchpoint’s card</li>
  </ul>`;
};
