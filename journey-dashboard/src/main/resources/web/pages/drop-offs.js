// Where customers leave: after what, on which channel. And the alerts that tell of changes.
import { html, nothing } from 'lit';
import { View, empty, shown } from '../components/view.js';
import { Resource } from '../lib/resource.js';
import { count, figure, interval, moment, name, percent, share } from '../lib/format.js';
import { link, param, question } from '../lib/route.js';
import { placed } from '../lib/placed.js';

const STATES = { FIRING: ['bad', 'open'], RESOLVED: ['good', 'over'], RETRACTED: ['', 'taken back'] };
const SEVERITY = { critical: 'bad', warning: 'warn', info: 'accent' };

const WATCHED = {
  dropRate: 'Drop-off rate', advanceRate: 'Share that goes on', returnRate: 'Share that goes back', conversion: 'Conversion', dropShare: 'Share of drop-offs',
};

/** Such as “dropRate of decision”. */
const metricOf = (metric) => {
  const [what, about] = metric.split(' of ');
  const words = WATCHED[what] ?? name(what.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
  return about ? `${words} of ${name(about)}` : words;
};

class DropOffs extends View {
  static properties = { definition: { attribute: false } };

  #drops = new Resource(this, () => question('/api/drop-offs', { channel: param('channel') }), ['drop-offs']);
  #stages = new Resource(this, () => question('/api/stages'), ['stages']);
  #alerts = new Resource(this, () => '/api/alerts', ['alerts']);

  render() {
    return html`
      <div class="head">
        <div class="title"><h1>Drop-offs and alerts</h1><p>Where customers fall silent for longer than a stage allows.</p></div>
        <jl-filters .definition=${this.definition} .fields=${['period', 'persona', 'channel', 'version']}></jl-filters>
        <div class="tools"><jl-export of="#drops-view" name="drop-offs" .tables=${[['Drop-offs', question('/api/drop-offs', { format: 'csv', channel: param('channel') })], ['By day', question('/api/drop-offs', { format: 'csv', grain: 'day', channel: param('channel') })]]}></jl-export></div>
      </div>
      <div class="stack" id="drops-view">
        ${this.#alertsPanel()}
        <section class="panel"><header><h2>By stage</h2><p>Visits that ended in silence, of all that ended, with the range that chance allows (95 %).</p></header>
          <div class="body">${shown(this.#stages, (data) => this.#byStage(data.rows))}</div></section>
        <section class="panel"><header><h2>After what, on which channel</h2><p>The last touchpoint before the silence. The share is of the stage’s drop-offs.</p></header>
          <div class="body flush">${shown(this.#drops, (data) => this.#table(data.rows))}</div></section>
      </div>`;
  }

  #byStage(rows) {
    if (rows.every((row) => row.dropped === 0)) return this.#none();
    return html`<ol class="ranges" data-answer="stages">${rows.map((row, i) => html`<li>
      <a href=${link('map', { open: `stage:${row.stage}` })}>${name(row.stage)}</a>
      ${row.dropRate
        ? html`<span class="range" role="img" aria-label="${percent(row.dropRate.value)}, ${percent(row.dropRate.low)} to ${percent(row.dropRate.high)}"><i style=${placed({ '--share': String(row.dropRate.value) })}></i><b style=${placed({ '--low': String(row.dropRate.low), '--high': String(row.dropRate.high) })}></b></span>
            <span class="num"><span class="strong">${share(row.dropRate, `rows.${i}.dropRate`)}</span> <span class="soft">${interval(row.dropRate)}</span></span>
            <span class="num soft">${figure(row.dropped, `rows.${i}.dropped`)} left</span>`
        : html`<span class="soft">none has ended yet</span>`}
    </li>`)}<li class="axis" aria-hidden="true"><span></span><span class="ticks">${[0, 0.25, 0.5, 0.75, 1].map((it) => html`<span>${percent(it)}</span>`)}</span></li></ol>`;
  }

  #table(rows) {
    if (rows.length === 0) return this.#none();
    const numbered = rows.map((row, i) => ({ ...row, i })).sort((a, b) => b.count - a.count);
    const columns = [
      { key: 'stage', title: 'Stage', draw: (row) => name(row.stage) },
      { key: 'touchpoint', title: 'Last touchpoint', isHead: true, draw: (row) => html`<a href=${link('map', { open: `touchpoint:${row.touchpoint}:${row.channel}` })}>${name(row.touchpoint)}</a>` },
      { key: 'channel', title: 'Channel', draw: (row) => name(row.channel) },
      { key: 'count', title: 'Left', isNumber: true, draw: (row) => figure(row.count, `rows.${row.i}.count`) },
      { key: 'share', title: 'Of the stage', isNumber: true, draw: (row) => html`${share(row.share, `rows.${row.i}.share`)}<span class="meter" aria-hidden="true"><i style=${placed({ '--share': String(row.share?.value ?? 0), '--tone': 'var(--left)' })}></i></span>` },
      { key: 'customers', title: 'Customers', isNumber: true, draw: (row) => figure(row.customers, `rows.${row.i}.customers`) },
    ];
    return html`<jl-table name="drop-offs" caption="Drop-offs" data-answer="drop-offs" .columns=${columns} .rows=${numbered} .most=${20}></jl-table>`;
  }

  #none() {
    return empty('Nobody has left', 'Nobody has been silent for longer than a stage allows, in this period and persona.');
  }

  #alertsPanel() {
    if (this.#alerts.problem?.status === 404) return nothing;
    return html`<section class="panel"><header><h2>Alerts</h2><p>What changed beyond the usual, and what contributes most.</p></header>
      <div class="body flush">${shown(this.#alerts, (data) => this.#alertList(data.rows ?? data.alerts ?? []))}</div></section>`;
  }

  #alertList(all) {
    if (all.length === 0) return html`<p class="nothing soft">No alert has fired. Rules stand in the definition, under “alerts”.</p>`;
    const rank = { FIRING: 0, RESOLVED: 1, RETRACTED: 2 };
    const sorted = [...all].sort((a, b) => rank[a.state] - rank[b.state] || String(b.since).localeCompare(String(a.since)));
    return html`<ul class="alerts">${sorted.slice(0, 50).map((it) => this.#alert(it))}</ul>`;
  }

  #alert(it) {
    const [css, word] = STATES[it.state] ?? ['', it.state];
    const isShare = /(Rate|Share)\b|^conversion\b/.test(it.metric);
    const write = isShare ? percent : (value) => (value == null ? '–' : count(Math.round(value * 10) / 10));
    const when = (at) => (typeof at === 'number' ? new Date(at).toISOString() : at);
    return html`<li class=${it.state === 'FIRING' ? 'open' : ''}>
      <div class="alert-head"><span class="chip ${SEVERITY[it.severity] ?? ''}">${it.severity}</span><h3>${metricOf(it.metric)}</h3><span class="chip ${css}">${word}</span>${it.silenced ? html`<span class="chip">silenced</span>` : nothing}</div>
      <p>${write(it.value)}${it.expected == null ? nothing : html` <span class="soft">instead of ${write(it.expected)} as usual</span>`} <span class="soft">· n = ${count(it.n)} · since ${moment(when(it.since))}${it.owner ? html` · ${it.owner}` : nothing}${Object.entries(it.dimensions ?? {}).map(([key, value]) => html` · ${name(key)} ${name(value)}`)}</span></p>
      ${it.shares?.length ? html`<p class="small soft">Contributes most: ${it.shares.slice(0, 3).map((part) => `${name(part.dimension)} ${name(part.value) || '(none)'} ${percent(part.share)}`).join(', ')}</p>` : nothing}
      ${it.runbook && /^https?:/.test(it.runbook) ? html`<p class="small"><a href=${it.runbook} target="_blank" rel="noreferrer">What to do</a></p>` : nothing}
    </li>`;
  }
}

customElements.define('jl-drop-offs', DropOffs);
