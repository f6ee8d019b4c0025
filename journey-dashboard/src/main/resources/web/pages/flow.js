// How customers move: from stage to stage, from channel to channel, and the whole ways they take.
import { html, nothing } from 'lit';
import { View, empty, shown } from '../components/view.js';
import { Resource } from '../lib/resource.js';
import { count, duration, figure, interval, name, percent, precise, share } from '../lib/format.js';
import { change, param, question } from '../lib/route.js';
import { placed } from '../lib/placed.js';
import '../components/chart.js';

const FOLDS = [0, 0.01, 0.02, 0.05, 0.1];
const USUAL = '0.02';

/** A stage's place among the columns; begin and ends stand outside. */
function nodes(stages, colours, links) {
  const used = new Set(links.flatMap((it) => [it.source, it.target]));
  const style = (color) => ({ color, borderWidth: 0 });
  const all = [
    { name: 'START', depth: 0, itemStyle: style(colours.soft) },
    ...stages.map((id, i) => ({ name: id, depth: i + 1, itemStyle: style(colours.wentOn) })),
    ...stages.map((id) => ({ name: `back:${id}`, depth: stages.length + 1, itemStyle: style(colours.wentBack) })),
    { name: 'OTHER', depth: stages.length + 1, itemStyle: style(colours.wentBack) },
    { name: 'OPEN', depth: stages.length + 1, itemStyle: style(colours.still) },
    { name: 'DROP', depth: stages.length + 1, itemStyle: style(colours.left) },
  ];
  return all.filter((node) => used.has(node.name));
}

export const title = (node) =>
  ({ START: 'Begin', DROP: 'Left', OPEN: 'Still there', OTHER: 'Other ways' })[node] ??
  (node.startsWith('back:') ? `Back to ${name(node.slice(5)).toLowerCase()}` : name(node));

/** Transitions as links without circles: who goes back ends in a node of its own. */
export function links(stages, transitions, visits, fold) {
  const place = new Map(stages.map((id, i) => [id, i]));
  const out = new Map();
  for (const row of transitions) out.set(row.from, (out.get(row.from) ?? 0) + row.count);
  const found = [];
  const folded = new Map();
  for (const row of transitions) {
    const isBack = place.has(row.to) && place.has(row.from) && place.get(row.to) <= place.get(row.from);
    if (row.count / out.get(row.from) < fold) folded.set(row.from, (folded.get(row.from) ?? 0) + row.count);
    else found.push({ source: row.from, target: isBack ? `back:${row.to}` : row.to, value: row.count, row });
  }
  for (const [source, value] of folded) found.push({ source, target: 'OTHER', value });
  for (const row of visits) if (row.open > 0) found.push({ source: row.stage, target: 'OPEN', value: row.open });
  return { found, folded: transitions.filter((row) => row.count / out.get(row.from) < fold).length };
}

class Flow extends View {
  static properties = { definition: { attribute: false } };

  #transitions = new Resource(this, () => question('/api/transitions'), ['transitions']);
  #stages = new Resource(this, () => question('/api/stages'), ['stages']);
  #channels = new Resource(this, () => question('/api/channel-flows'), ['channel-flows']);
  #variants = new Resource(this, () => question('/api/variants', { limit: 200 }), ['variants']);

  get #fold() {
    return Number(param('fold') ?? USUAL);
  }

  render() {
    return html`
      <div class="head">
        <div class="title"><h1>Flow</h1><p>From stage to stage, with those who go back and those who leave.</p></div>
        <jl-filters .definition=${this.definition} .fields=${['period', 'persona', 'version']}></jl-filters>
        <div class="tools"><jl-export of="#flow-view" name="flow" .tables=${[
          ['Transitions', question('/api/transitions', { format: 'csv' })],
          ['Channel flows', question('/api/channel-flows', { format: 'csv' })],
          ['Ways taken', question('/api/variants', { format: 'csv', limit: 1000 })],
        ]}></jl-export></div>
      </div>
      <div class="stack" id="flow-view">
        <section class="panel"><header><h2>Between stages</h2><p>${this.#intro()}</p>
          <div class="tools"><label class="field">Fold ways below
            <select name="fold" @change=${(e) => change({ fold: e.target.value === USUAL ? null : e.target.value })}>
              ${FOLDS.map((it) => html`<option value=${it} ?selected=${it === this.#fold}>${it === 0 ? 'none' : `${precise(it)} of a stage`}</option>`)}
            </select></label></div></header>
          <div class="body">${shown(this.#transitions, (data) => this.#sankey(data.rows))}</div></section>
        <section class="panel"><header><h2>Ways taken</h2><p>Stages of ended journeys in their order, most frequent first.</p></header>
          <div class="body flush">${shown(this.#variants, (data) => this.#ways(data))}</div></section>
        <section class="panel"><header><h2>Between channels</h2><p>Pairs of consecutive touchpoints: from the channel of a row to that of a column. The stronger the colour, the larger the share of the row.</p></header>
          <div class="body flush">${shown(this.#channels, (data) => this.#matrix(data.rows))}</div></section>
      </div>`;
  }

  #intro() {
    const rows = this.#transitions.data?.rows;
    if (!rows) return '';
    const begun = rows.filter((row) => row.from === 'START').reduce((sum, row) => sum + row.count, 0);
    return `${count(begun)} journeys begin on the left. A band’s height is their number.`;
  }

  #sankey(rows) {
    if (rows.length === 0) return this.#none();
    const stages = this.definition?.stages.map((it) => it.id) ?? [...new Set(rows.flatMap((row) => [row.from, row.to]))].filter((it) => it !== 'START' && it !== 'DROP');
    const { found, folded } = links(stages, rows, this.#stages.data?.rows ?? [], this.#fold);
    const most = [...rows].filter((row) => row.to === 'DROP').sort((a, b) => b.count - a.count)[0];
    const label = `Flow between ${stages.length} stages.${most ? ` Most leave after ${name(most.from)}: ${count(most.count)}.` : ''} All numbers are in the table below.`;
    return html`<jl-chart .label=${label} .height=${480} .option=${(colours) => this.#option(colours, stages, found)}></jl-chart>
      <p class="key small soft"><span><i class="on"></i>goes on</span><span><i class="back"></i>goes back</span><span><i class="left"></i>leaves</span><span><i class="still"></i>still there</span></p>
      ${folded ? html`<p class="small soft">${folded} small ways are folded into “Other ways”; the table has each of them.</p>` : nothing}
      <details><summary>All ${rows.length} transitions as a table</summary>${this.#table(rows)}</details>`;
  }

  #option(colours, stages, found) {
    const last = new Set(['DROP', 'OPEN', 'OTHER']);
    const tone = (target) => (target === 'DROP' ? colours.left : target === 'OPEN' ? colours.still : target === 'OTHER' || target.startsWith('back:') ? colours.wentBack : colours.wentOn);
    return {
      series: [{
        type: 'sankey', nodeAlign: 'left', left: 4, right: 176, top: 10, bottom: 10, nodeWidth: 11, nodeGap: 16, layoutIterations: 48, draggable: false,
        emphasis: { focus: 'adjacency' },
        data: nodes(stages, colours, found).map((node) => ({
          ...node,
          label: { color: colours.text, fontSize: 12, lineHeight: 15, position: 'right', formatter: (it) => `${title(it.name)}${node.depth > stages.length ? '  ' : '\n'}{soft|${count(it.value)}}`, rich: { soft: { color: colours.soft, fontSize: 11.5 } }, textBorderColor: colours.surface, textBorderWidth: 3 },
        })),
        links: found.map((it) => ({ ...it, lineStyle: { color: tone(it.target), opacity: last.has(it.target) || it.target.startsWith('back:') ? 0.34 : 0.28, curveness: 0.5 } })),
      }],
      tooltip: {
        renderMode: 'richText', confine: true, backgroundColor: colours.raised, borderColor: colours.line, textStyle: { color: colours.text, fontSize: 12.5, fontFamily: colours.font },
        formatter: ({ dataType, data, value, name: node }) => {
          if (dataType === 'node') return `${title(node)}: ${count(value)}`;
          const more = data.row ? `\n${percent(data.row.share?.value)} of those who move on from ${title(data.source)}${data.row.customers == null ? '' : `\n${count(data.row.customers)} customers`}` : '';
          return `${title(data.source)} → ${title(data.target)}: ${count(value)}${more}`;
        },
      },
    };
  }

  #table(rows) {
    const columns = [
      { key: 'from', title: 'From', isHead: true, draw: (row) => title(row.from) },
      { key: 'to', title: 'To', draw: (row) => title(row.to) },
      { key: 'count', title: 'Count', isNumber: true, draw: (row, i) => figure(row.count, `rows.${i}.count`) },
      { key: 'share', title: 'Share', isNumber: true, draw: (row, i) => share(row.share, `rows.${i}.share`) },
      { key: 'interval', title: '95 %', isNumber: true, raw: (row) => row.share?.low, draw: (row) => interval(row.share) },
      { key: 'customers', title: 'Customers', isNumber: true, draw: (row, i) => figure(row.customers, `rows.${i}.customers`) },
      { key: 'dwellP50', title: 'Median time before', isNumber: true, draw: (row, i) => figure(row.dwellP50, `rows.${i}.dwellP50`, duration) },
    ];
    return html`<jl-table name="transitions" caption="Transitions" data-answer="transitions" .columns=${columns} .rows=${rows} .most=${100}></jl-table>`;
  }

  #ways({ rows, omitted }) {
    if (rows.length === 0) return this.#none();
    const columns = [
      { key: 'variant', title: 'Way', isHead: true, draw: (row) => html`<span class="way">${row.variant.split('>').map((stage) => html`<span>${name(stage)}</span>`)}</span>` },
      { key: 'count', title: 'Journeys', isNumber: true, draw: (row, i) => figure(row.count, `rows.${i}.count`) },
      { key: 'share', title: 'Share', isNumber: true, draw: (row, i) => html`${share(row.share, `rows.${i}.share`)}<span class="meter" aria-hidden="true"><i style=${placed({ '--share': String(row.share?.value ?? 0) })}></i></span>` },
      { key: 'conversionRate', title: 'With a goal', isNumber: true, draw: (row, i) => share(row.conversionRate, `rows.${i}.conversionRate`) },
      { key: 'customers', title: 'Customers', isNumber: true, draw: (row, i) => figure(row.customers, `rows.${i}.customers`) },
      { key: 'durationP50', title: 'Median duration', isNumber: true, draw: (row, i) => figure(row.durationP50, `rows.${i}.durationP50`, duration) },
    ];
    return html`<jl-table name="variants" caption="Ways taken" data-answer="variants" .columns=${columns} .rows=${rows} .most=${12}></jl-table>
      ${omitted ? html`<p class="nothing small soft">${count(omitted)} rarer ways are left out here.</p>` : nothing}`;
  }

  #matrix(rows) {
    if (rows.length === 0) return this.#none();
    const total = new Map();
    for (const row of rows) total.set(row.from, (total.get(row.from) ?? 0) + row.count);
    const ids = [...new Set(rows.flatMap((row) => [row.from, row.to]))].sort((a, b) => (total.get(b) ?? 0) - (total.get(a) ?? 0));
    const at = new Map(rows.map((row, i) => [`${row.from}\n${row.to}`, { row, i }]));
    return html`<div class="scroller" tabindex="0" role="region" aria-label="Between channels" data-answer="channel-flows"><table class="matrix">
      <thead><tr><th scope="col">From ↓ to →</th>${ids.map((id) => html`<th scope="col" class="num">${name(id)}</th>`)}</tr></thead>
      <tbody>${ids.map((from) => html`<tr><th scope="row">${name(from)}</th>${ids.map((to) => {
        const found = at.get(`${from}\n${to}`);
        if (!found) return html`<td class="num soft">·</td>`;
        const { row, i } = found;
        return html`<td class="num" title="${name(from)} → ${name(to)}: ${percent(row.share?.value)} of the row, median gap ${duration(row.gapP50)}" style=${placed({ '--heat': String(Math.round((row.share?.value ?? 0) * 42)) + '%' })}>${figure(row.count, `rows.${i}.count`)}</td>`;
      })}</tr>`)}</tbody></table></div>`;
  }

  #none() {
    return param('from') || param('segment')
      ? empty('Nothing in this selection', 'Nobody moved in this period and persona.', html`<a class="button" href="/flow">Show all</a>`)
      : empty('Nobody has moved yet', 'Flows appear here as soon as the first customers go from stage to stage.');
  }
}

customElements.define('jl-flow', Flow);
