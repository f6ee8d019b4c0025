// How the pipeline is: how far it has read, how much it takes, and what it could not take.
import { html, nothing } from 'lit';
import { View, empty, shown } from '../components/view.js';
import { fact } from '../components/facts.js';
import { Resource } from '../lib/resource.js';
import { WithMoment } from '../lib/live.js';
import { count, day, duration, figure, moment, name, percent } from '../lib/format.js';
import { question } from '../lib/route.js';
import { placed } from '../lib/placed.js';
import { days } from '../components/days.js';

const REASONS = {
  UNREADABLE: 'Malformed, a wrong type, or a required field missing',
  TOO_LARGE: 'Larger than a record may be',
  NO_IDENTIFIER: 'Nobody is named',
  TOO_MANY_IDENTIFIERS: 'More than 16 identifiers',
  FUTURE: 'Occurred more than 24 hours after it was received',
  TOO_LATE: 'Earlier than its customer’s sealed history',
  CLUSTER_TOO_LARGE: 'Its identifiers join too many touchpoints',
};
const KINDS = {
  mapped: ['on', 'placed in a stage'],
  unmapped: ['waiting', 'no rule of the definition takes them'],
  unattributed: ['back', 'nobody they could be told of'],
};

const ASK_AGAIN = 5000;

class Pipeline extends View {
  static properties = { definition: { attribute: false }, speed: { state: true } };

  #progress = new Resource(this, () => '/api/progress');
  #counts = new Resource(this, () => question('/api/counts', {}, ['segment']), ['counts']);
  #daily = new Resource(this, () => question('/api/counts', { grain: 'day' }, ['segment']), ['counts']);
  #verdicts = new Resource(this, () => '/api/verdicts', ['verdicts']);
  #samples = new Resource(this, () => '/api/rejected', ['rejected']);
  #before = null;
  #clock = 0;

  constructor() {
    super();
    new WithMoment(this);
  }

  /** Nothing tells that nothing arrives: it is asked for. */
  connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => this.#progress.loading || this.#progress.again(), ASK_AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  /** Accepted a second, since an answer about five seconds ago or longer. */
  willUpdate() {
    const data = this.#progress.data;
    if (!data || data === this.#before?.data) return;
    const now = performance.now();
    this.#before ??= { data, at: now };
    if (now - this.#before.at > ASK_AGAIN - 500) {
      this.speed = Math.max(0, ((data.accepted - this.#before.data.accepted) * 1000) / (now - this.#before.at));
      this.#before = { data, at: now };
    }
  }

  render() {
    return html`
      <div class="head">
        <div class="title"><h1>Pipeline</h1><p>How far it has read, how much it takes, and what it could not take.</p></div>
        <jl-filters .definition=${this.definition} .fields=${['period', 'version']}></jl-filters>
        <div class="tools"><jl-export of="#pipeline-view" name="pipeline" .tables=${[['Counts', question('/api/counts', { format: 'csv' }, ['segment'])]]}></jl-export></div>
      </div>
      <div class="stack" id="pipeline-view">
        ${shown(this.#progress, (data) => this.#far(data))}
        ${shown(this.#counts, (data) => this.#became(data.rows))}
      </div>`;
  }

  #far(data) {
    const age = data.watermark && data.progressAt ? Date.parse(data.progressAt) - Date.parse(data.watermark) : null;
    return html`<div class="stack">
      <dl class="facts" data-answer="progress">
        ${fact('Throughput', html`${this.speed === undefined ? '…' : count(Math.round(this.speed))}<span class="of">${this.speed === undefined ? 'measuring' : 'touchpoints a second'}</span>`)}
        ${fact('Lag', html`${figure(data.lag, 'lag')}<span class="of">not read yet</span>`)}
        ${fact('Watermark (UTC)', data.watermark ? html`${data.watermark.slice(11, 19)}<span class="of">${day(data.watermark)}</span>` : '–')}
        ${fact('Behind the clock', duration(age))}
        ${fact('Accepted', html`${figure(data.accepted, 'accepted')}<span class="of">with duplicates</span>`)}
        ${fact('Verification', this.#verified())}
      </dl>
      ${shown(this.#verdicts, (answer) => this.#verdict(answer.rows))}
      <section class="panel"><header><h2>Tasks</h2><p>As of ${moment(data.asOf)}: everything that was due before is in. Input read up to ${moment(data.watermark)}.</p></header>
        <div class="body flush">${data.tasks.length === 0 ? empty('No task has told how far it is', 'The stream processor has not started, or has not committed yet.') : this.#tasks(data.tasks)}</div></section>
    </div>`;
  }

  #verified() {
    const verdict = this.#verdicts.data?.rows[0];
    if (!verdict) return html`<span class="soft">–</span>`;
    const wrong = verdict.differing + verdict.brokenBalances;
    return html`<span class=${wrong ? 'bad' : 'good'}>${wrong ? 'differs' : 'all equal'}</span>`;
  }

  /** What the last comparison of the published cells with a recomputation found. */
  #verdict(rows) {
    const title = html`<header><h2>Verification</h2><p>Every cell (the figures of a stage, day and group, say) is computed anew from the touchpoints by another program, and compared.</p></header>`;
    if (rows.length === 0) return html`<section class="panel">${title}<div class="body"><p class="soft">None was published. <code>journey verify --publish</code> makes one, with <code>--every 1h</code> again and again.</p></div></section>`;
    const [it] = rows;
    const wrong = it.differing + it.brokenBalances;
    const pair = (word, key, css = '') => html`<div><dt>${word}</dt><dd class=${css}>${figure(it[key], `rows.0.${key}`)}</dd></div>`;
    return html`<section class="panel" data-answer="verdicts">${title}<div class="body">
      <p><span class="chip ${wrong ? 'bad' : 'good'}">${wrong ? 'differs' : 'all equal'}</span> <span class="soft">made ${moment(it.at)}, for numbers as of ${moment(it.asOf)}</span></p>
      <dl class="facts inner">${pair('Touchpoints', 'touchpoints')}${pair('Cells compared', 'compared')}${pair('Cells that differ', 'differing', it.differing ? 'bad' : '')}${pair('Moving, not compared', 'moving')}${pair('Broken balances', 'brokenBalances', it.brokenBalances ? 'bad' : '')}</dl></div></section>`;
  }

  #tasks(tasks) {
    const number = (key, title) => ({ key, title, isNumber: true, draw: (row, i) => figure(row[key], `tasks.${i}.${key}`) });
    const columns = [
      { key: 'task', title: 'Task', isHead: true, draw: (row) => html`<span class="nowrap">${row.task}</span>` },
      number('partition', 'Partition'), number('accepted', 'Accepted'), number('rejected', 'Rejected'), number('lag', 'Lag'), number('underWay', 'Under way'),
      { key: 'watermark', title: 'Watermark', draw: (row) => moment(row.watermark) },
      { key: 'asOf', title: 'As of', draw: (row) => moment(row.asOf) },
    ];
    return html`<jl-table name="tasks" caption="Tasks" data-answer="progress" .columns=${columns} .rows=${tasks} .most=${24}></jl-table>`;
  }

  #became(rows) {
    const numbered = rows.map((row, i) => ({ ...row, i }));
    const sum = (kind) => rows.filter((row) => row.name === kind).reduce((total, row) => total + row.count, 0);
    const accepted = sum('accepted');
    const rejected = numbered.filter((row) => row.name === 'rejected').sort((a, b) => b.count - a.count);
    const unmapped = numbered.filter((row) => row.name === 'unmapped').sort((a, b) => b.count - a.count);
    if (rows.length === 0) return empty('Nothing has arrived', 'Counts appear with the first touchpoints.');
    const column = (key, title, draw) => ({ key, title, draw });
    const counted = { key: 'count', title: 'Count', isNumber: true, draw: (row) => figure(row.count, `rows.${row.i}.count`) };
    return html`<div class="stack">
      <div class="columns">
        <section class="panel"><header><h2>What became of touchpoints</h2></header><div class="body">
          <p><span class="strong">${count(accepted)}</span> were accepted, duplicates counted once; <span class="strong">${count(sum('rejected'))}</span> were rejected.</p>
          <div class="flowbar thick" aria-hidden="true">${Object.entries(KINDS).map(([kind, [css]]) => (sum(kind) ? html`<i class=${css} style=${placed({ 'flex-grow': String(sum(kind)) })}></i>` : nothing))}</div>
          <ul class="kinds key">${Object.entries(KINDS).map(([kind, [css, meaning]]) => html`<li><i class=${css}></i>${name(kind)} <span class="strong">${count(sum(kind))}</span> <span class="soft">${accepted ? `${percent(sum(kind) / accepted)}, ` : ''}${meaning}</span></li>`)}</ul></div></section>
        <section class="panel"><header><h2>Accepted by day</h2></header><div class="body">${shown(this.#daily, (data) => days(this.#byDay(data.rows), ['accepted', 'Accepted'], ['unmapped', 'unmapped', 'waiting']))}</div></section>
      </div>
      <div class="columns">
        <section class="panel"><header><h2>Rejected</h2><p>Could not be counted; kept as they came.</p></header><div class="body flush">
          ${rejected.length === 0 ? html`<p class="nothing soft">Nothing was rejected.</p>` : html`<jl-table name="rejected" caption="Rejected" data-answer="counts" .columns=${[{ ...column('type', 'Reason', (row) => html`${REASONS[row.type] ?? name(row.type.toLowerCase())}<br><code class="small soft">${row.type}</code>`), isHead: true }, column('source', 'Source'), counted]} .rows=${rejected}></jl-table>`}</div></section>
        <section class="panel"><header><h2>Unmapped</h2><p>No rule of the definition takes them.</p></header><div class="body flush">
          ${unmapped.length === 0 ? html`<p class="nothing soft">Every touchpoint has its place.</p>` : html`<jl-table name="unmapped" caption="Unmapped" data-answer="counts" .columns=${[{ ...column('type', 'Event'), isHead: true }, column('source', 'Source'), counted]} .rows=${unmapped} .most=${10}></jl-table>`}</div></section>
      </div>
      ${shown(this.#samples, (answer) => this.#rejected(answer))}</div>`;
  }

  /** The last of them, as they came; what they hold only for those who may see it. */
  #rejected({ rows, masked }) {
    if (rows.length === 0) return nothing;
    const columns = [
      { key: 'receivedAt', title: 'Received', isHead: true, draw: (row) => moment(row.receivedAt) },
      { key: 'reason', title: 'Reason', draw: (row) => html`${row.detail ?? REASONS[row.reason] ?? ''}<br><code class="small soft">${row.reason}</code>` },
      { key: 'source', title: 'Source', draw: (row) => html`${row.source}<br><span class="small soft">rejected by ${row.stage}</span>` },
      { key: 'size', title: 'Bytes', isNumber: true, draw: (row, i) => figure(row.size, `rows.${i}.size`) },
      ...(masked ? [] : [{ key: 'content', title: 'Content', draw: (row) => html`<details class="sample"><summary><code>${row.content.slice(0, 48)}${row.content.length > 48 ? '…' : ''}</code></summary><pre>${row.content}</pre><p class="small soft">From ${row.origin || 'an unknown place'}${row.size > row.content.length ? `; the first ${count(row.content.length)} characters of ${count(row.size)} bytes` : ''}</p></details>` }]),
    ];
    return html`<section class="panel"><header><h2>Last rejected</h2><p>${masked ? 'What they hold is personal data, for analysts.' : 'With what they hold, which is personal data; looking is logged.'}</p></header>
      <div class="body flush"><jl-table name="rejected-samples" caption="Last rejected" data-answer="rejected" .columns=${columns} .rows=${rows} .most=${10}></jl-table></div></section>`;
  }

  #byDay(rows) {
    const found = new Map();
    for (const row of rows) {
      if (!row.day || !['accepted', 'unmapped'].includes(row.name)) continue;
      const of = found.get(row.day) ?? { day: row.day, accepted: 0, unmapped: 0 };
      of[row.name] += row.count;
      found.set(row.day, of);
    }
    return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  }
}

customElements.define('jl-pipeline', Pipeline);
