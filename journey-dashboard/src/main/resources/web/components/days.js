// A figure day by day, as bars and as a table.
import { html, svg } from 'lit';
import { count, day } from '../lib/format.js';

const WIDTH = 520;
const HEIGHT = 80;

/**
 * Bars by day.
 *
 * @param rows each with a day, in order
 * @param all the figure: [key, title]
 * @param part a part of it, drawn within: [key, title, style]
 */
export function days(rows, [all, title], [part, partTitle, partStyle = 'part'] = []) {
  if (rows.length === 0) return html`<p class="soft">Nothing on single days in this period.</p>`;
  const most = Math.max(...rows.map((row) => row[all]), 1);
  const first = Date.parse(rows[0].day);
  const span = Math.max(1, Math.round((Date.parse(rows.at(-1).day) - first) / 86_400_000) + 1);
  const width = WIDTH / span;
  const bar = (row, key, css) => {
    const height = (row[key] / most) * (HEIGHT - 4);
    const at = Math.round((Date.parse(row.day) - first) / 86_400_000);
    return svg`<rect class=${css} x=${at * width} y=${HEIGHT - height} width=${Math.max(0.8, width - Math.min(2, width * 0.2))} height=${height}><title>${day(row.day)}: ${count(row[key])} ${key === all ? title : partTitle}</title></rect>`;
  };
  return html`<svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${title} by day, at most ${count(most)}">
      <line x1="0" x2=${WIDTH} y1=${HEIGHT} y2=${HEIGHT}></line>
      ${rows.map((row) => svg`${bar(row, all, '')}${part ? bar(row, part, partStyle) : ''}`)}
    </svg>
    <div class="bars-axis"><span>${day(rows[0].day)}</span><span class="bars-key"><span><i></i>${title}</span>${part ? html`<span><i class=${partStyle}></i>${partTitle}</span>` : ''}<span>at most ${count(most)} a day</span></span><span>${day(rows.at(-1).day)}</span></div>
    <details class="small"><summary>As a table</summary>
      <table><thead><tr><th scope="col">Day</th><th scope="col" class="num">${title}</th>${part ? html`<th scope="col" class="num">${partTitle}</th>` : ''}</tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${day(row.day)}</th><td class="num">${count(row[all])}</td>${part ? html`<td class="num">${count(row[part])}</td>` : ''}</tr>`)}</tbody></table>
    </details>`;
}
