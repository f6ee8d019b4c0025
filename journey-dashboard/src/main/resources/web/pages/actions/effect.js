// What an action changed: the sentence of the API, and the change with its interval beside “no change”.
import { html, nothing } from 'lit';
import { sentence } from '../../lib/format.js';
import { placed } from '../../lib/placed.js';

const STATUS = { improved: ['good', 'improved'], worsened: ['bad', 'worsened'], 'not-seen': ['', 'no effect seen'], 'too-early': ['warn', 'too early to tell'], unknown: ['', 'unknown'] };

/** The interval on an axis with no change in its middle; units are in the sentence. */
function change({ value, low, high }, css) {
  const reach = Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE);
  const at = (it) => String((it / reach + 1) / 2);
  return html`<span class="change ${css}" aria-hidden="true"><b style=${placed({ '--low': at(low), '--high': at(high) })}></b><i style=${placed({ '--at': at(value) })}></i></span>
    <span class="change-axis small soft" aria-hidden="true"><span>less</span><span>no change</span><span>more</span></span>`;
}

export function effect(it) {
  const [css, word] = STATUS[it?.status] ?? ['', it?.status ?? 'not measured'];
  return html`<div class="effect"><p><span class="chip ${css}">${word}</span> ${sentence(it?.says ?? '')}</p>
    ${it?.change ? html`<div>${change(it.change, css)}</div>` : nothing}</div>`;
}
