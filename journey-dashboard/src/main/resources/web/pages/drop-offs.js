// Where customers leave: after what, on which channel. And the alerts that tell of changes.
import { html, nothing } from 'lit';
import { View, empty, shown } from '../components/view.js';
import { Resource } from '../lib/resource.js';
import { figure, interval, name, percent, share } from '../lib/format.js';
import { link, param, question } from '../lib/route.js';
import { placed } from '../lib/placed.js';
import { alerts } from './drop-offs/alerts.js';
import './drop-offs/silences.js';

class DropOffs extends View {
  static properties = { definition: { attribute: false }, allPast: { state: true }, silencing: { state: true } };

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
        <section class="panel"><header><h2>By stage</h2><p>Visits that ended in silence, of all that ended, with the range that chance allows (95 % interval).</p></header>
          <div class="body">${shown(this.#stages, (data) => this.#byStage(data.rows))}</div></section>
        <section class="panel"><header><h2>After what, on which channel</h2><p>The last touchpoint before the silence.</p></header>
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
      { key: 'share', title: 'Of the stage’s drop-offs', isNumber: true, draw: (row) => html`${share(row.share, `rows.${row.i}.share`)}<span class="meter" aria-hidden="true"><i style=${placed({ '--share': String(row.share?.value ?? 0), '--tone': 'var(--left)' })}></i></span>` },
      { key: 'customers', title: 'Customers', isNumber: true, draw: (row) => figure(row.customers, `rows.${row.i}.customers`) },
    ];
    return html`<jl-table name="drop-offs" caption="Drop-offs" data-answer="drop-offs" .columns=${columns} .rows=${numbered} .most=${20}></jl-table>`;
  }

  #none() {
    return empty('Nobody has left', 'Nobody has been silent for longer than a stage allows, in this period and persona.');
  }

  #alertsPanel() {
    if (this.#alerts.problem?.status === 404) return nothing;
    return html`<section class="panel" data-answer="alerts"><header><h2>Alerts</h2><p>What changed beyond the usual, and what contributes. Alerts are those of the whole map, whatever is chosen above.</p></header>
      <div class="body flush">${shown(this.#alerts, (data) => alerts(data.rows, { all: this.allPast, more: () => (this.allPast = true), silence: (it) => (this.silencing = it) }))}
        <jl-silences .alert=${this.silencing} .close=${() => (this.silencing = null)}></jl-silences></div></section>`;
  }
}

customElements.define('jl-drop-offs', DropOffs);
