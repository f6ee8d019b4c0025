// The steps of a funnel: of those who reached each, who went on, who may still, and who dropped.
import { html, nothing } from 'lit';
import { count, duration, figure, name, percent, share } from '../../lib/format.js';
import { placed } from '../../lib/placed.js';

/** Who reached a step and neither dropped there nor went on; a step that was left out counts as reached. */
const pendingAt = (total, i) => {
  const step = total.steps[i];
  const next = total.steps[i + 1];
  return next ? step.reached - step.droppedAt - next.reached : 0;
};

function bar(total, i) {
  const step = total.steps[i];
  const pending = pendingAt(total, i);
  const on = step.reached - step.droppedAt - pending;
  const part = (css, n) => (n > 0 ? html`<i class=${css} style=${placed({ '--share': String(n / total.entered) })}></i>` : nothing);
  const isLast = i === total.steps.length - 1;
  const words = `${count(on)} ${isLast ? 'converted' : 'went on'}, ${count(pending)} pending, ${count(step.droppedAt)} dropped, of ${count(total.entered)} attempts`;
  return html`<div class="step-bar" role="img" aria-label=${words} title=${words}>${part('on', on)}${part('waiting', pending)}${part('left', step.droppedAt)}</div>`;
}

function step(total, i, rule, other, otherName) {
  const it = total.steps[i];
  const before = other?.steps[i];
  const pending = pendingAt(total, i);
  return html`<li>
    <div class="step-head"><h3>${i + 1}. ${name(it.step)}${rule?.steps[i]?.optional ? html` <span class="chip">optional</span>` : nothing}</h3>
      <p><span class="strong">${figure(it.reached, `total.steps.${i}.reached`)}</span> <span class="soft">reached it, ${share(it.ofEntered, `total.steps.${i}.ofEntered`)}${i > 0 ? html` of attempts, ${share(it.ofPrevious, `total.steps.${i}.ofPrevious`)} of the step before` : nothing}</span></p></div>
    ${bar(total, i)}
    ${before ? html`<div class="step-bar other" role="img" aria-label="${otherName}: ${percent(before.ofEntered?.value)}"><i style=${placed({ '--share': String(before.ofEntered?.value ?? 0) })}></i></div>
      <p class="small soft">${otherName}: ${percent(before.ofEntered?.value)} of ${count(other.entered)}</p>` : nothing}
    <p class="step-foot small">
      <span class="soft">${it.timeP50 == null ? nothing : html`median ${figure(it.timeP50, `total.steps.${i}.timeP50`, duration)} after the step before${it.timeP90 == null ? nothing : html`, 90 % within ${figure(it.timeP90, `total.steps.${i}.timeP90`, duration)}`}`}</span>
      <span class="ends">${pending > 0 ? html`<span class="soft">${count(pending)} pending</span>` : nothing}${it.droppedAt > 0 ? html`<span class="bad">↓ ${figure(it.droppedAt, `total.steps.${i}.droppedAt`)} dropped</span>` : nothing}</span></p>
  </li>`;
}

export function steps(total, rule, other, otherName) {
  return html`<ol class="funnel">${total.steps.map((_, i) => step(total, i, rule, other, otherName))}</ol>
    <p class="key small soft"><span><i class="on"></i>went on or converted</span><span><i class="waiting"></i>pending</span><span><i class="left"></i>dropped</span>${other ? html`<span><i class="other"></i>${otherName}</span>` : nothing}</p>`;
}
