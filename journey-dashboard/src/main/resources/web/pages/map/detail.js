// What is behind a place of the map: its figures with their intervals, day by day, and where they come from.
import { html, nothing } from 'lit';
import { bound, count, day, duration, emotion, figure, inUnit, interval, metricName, money, name, percent, period, score, sentence } from '../../lib/format.js';
import { link, question } from '../../lib/route.js';
import { days } from '../../components/days.js';
import { failed, loading } from '../../components/view.js';
import { KINDS, STATUS, at, ofStage } from './marks.js';

const sample = (measure) => (measure == null ? nothing : html`<span class="soft">n = ${count(measure.n)}</span>`);

const pair = (title, value) => (value === nothing ? nothing : html`<dt>${title}</dt><dd>${value}</dd>`);

const rate = (measure, path) =>
  measure == null ? nothing : html`${figure(measure.value, `${path}.value`, percent)} · ${interval(measure)} · ${sample(measure)}`;

const mean = (measure, path, write = score) =>
  measure == null ? nothing : html`${write === score ? emotion(measure, path) : figure(measure.value, `${path}.value`, write)} · ${interval(measure, write)} · ${sample(measure)}`;

const list = (title, texts) =>
  texts.length ? html`<section><h3>${title}</h3><ul class="bullets">${texts.map((text) => html`<li>${text}</li>`)}</ul></section>` : nothing;

function source(path, more) {
  const url = question(path, more);
  const csv = question(path, { ...more, format: 'csv' });
  return html`<p class="small soft">From <a href=${url} target="_blank">${path}</a> · <a href=${csv} download>CSV</a></p>`;
}

function daily(resource, title, pick, keys, path, more) {
  return html`<section><h3>${title}</h3>
    ${resource.data ? days(pick(resource.data.rows), ...keys) : resource.problem ? failed(resource.problem, resource.again) : loading()}
    ${source(path, more)}</section>`;
}

function findings(doc, points, title) {
  if (points.length === 0) return nothing;
  return html`<section><h3>${title}</h3><ul class="bullets">${points.map(
    (it) => html`<li>${sentence(it.says)} <a href="?open=${encodeURIComponent('point:' + it.id)}" data-open="point:${it.id}">${KINDS[it.kind]}</a></li>`,
  )}</ul></section>`;
}

function targets(doc, isMeant) {
  const indexes = doc.targets.map((it, i) => (isMeant(it) ? i : -1)).filter((i) => i >= 0);
  if (indexes.length === 0) return nothing;
  return html`<section><h3>Targets</h3><dl class="pairs">${indexes.map((i) => {
    const it = doc.targets[i];
    const [css, word] = STATUS[it.status];
    return pair(metricName(it.metric), html`${figure(it.actual?.value, `targets.${i}.actual.value`, (v) => inUnit(it.metric, v))} <span class="soft">${bound(it)}</span> <span class="chip ${css}">${word}</span>`);
  })}</dl></section>`;
}

const verbatims = (texts) =>
  texts.length
    ? html`<section><h3>In their words</h3>${texts.map(
        (it) => html`<blockquote data-emo=${it.score == null ? 'none' : it.score < 0 ? 'n2' : 'p2'}>${it.text}
          <footer>${it.name}, ${name(it.channel)}, ${day(it.day)}${it.score == null ? nothing : html` · ${score(it.score)}`}</footer></blockquote>`,
      )}</section>`
    : nothing;

function stage(doc, id, evidence) {
  const i = doc.stages.findIndex((it) => it.id === id);
  if (i < 0) return null;
  const it = doc.stages[i];
  const path = `stages.${i}`;
  const known = it.known;
  const drops = evidence.drops.data?.rows.filter((row) => row.stage === id).sort((a, b) => b.count - a.count) ?? [];
  return {
    kind: 'Stage', title: it.name,
    content: html`
      ${known?.goal ? html`<p>“${known.goal}”</p>` : nothing}
      <dl class="pairs">
        ${pair('Visits', figure(it.entered, `${path}.entered`))}
        ${it.customers == null ? nothing : pair('Customers', figure(it.customers, `${path}.customers`))}
        ${pair('Went on', html`${figure(it.advanced, `${path}.advanced`)} · ${rate(it.advanceRate, `${path}.advanceRate`)}`)}
        ${pair('Went back', figure(it.returned, `${path}.returned`))}
        ${pair('Left', html`${figure(it.dropped, `${path}.dropped`)} · ${rate(it.dropRate, `${path}.dropRate`)}`)}
        ${pair('Still open', figure(it.open, `${path}.open`))}
        ${pair('With a goal', figure(it.converted, `${path}.converted`))}
        ${pair('Time in the stage', it.dwellP50 == null ? nothing : html`median ${figure(it.dwellP50, `${path}.dwellP50`, duration)} <span class="soft">· nine in ten within ${figure(it.dwellP90, `${path}.dwellP90`, duration)}</span>`)}
        ${pair('Silence that counts as leaving', it.timeout ? period(it.timeout) : 'never')}
        ${pair('Emotion', mean(it.emotion, `${path}.emotion`))}
        ${pair('NPS', mean(it.feedback?.nps, `${path}.feedback.nps`, (v) => String(Math.round(v))))}
        ${known?.owner ? pair('Owner', known.owner) : nothing}
      </dl>
      ${targets(doc, (t) => t.subject === 'stage' && t.about === id)}
      ${findings(doc, ofStage(doc.painPoints, it).concat(doc.painPoints.filter((p) => p.stage === id && p.touchpoint)), 'Pain points')}
      ${findings(doc, doc.delights.filter((p) => p.stage === id), 'Moments of delight')}
      ${known ? html`${list('Needs', known.needs)}${list('Questions', known.questions)}${list('Expectations', known.expectations)}${list('Backstage', known.backstage)}` : nothing}
      ${verbatims(it.verbatims)}
      ${daily(evidence.days, 'Day by day', (rows) => rows.filter((row) => row.stage === id), [['entered', 'Visits begun'], ['dropped', 'left']], '/api/stages', { grain: 'day' })}
      ${drops.length
        ? html`<section><h3>Left after</h3><table><thead><tr><th scope="col">Touchpoint</th><th scope="col">Channel</th><th scope="col" class="num">Left</th><th scope="col" class="num">Share</th></tr></thead>
            <tbody>${drops.slice(0, 8).map((row) => html`<tr><th scope="row"><a href="?open=${encodeURIComponent(`touchpoint:${row.touchpoint}:${row.channel}`)}" data-open="touchpoint:${row.touchpoint}:${row.channel}">${name(row.touchpoint)}</a></th><td>${name(row.channel)}</td><td class="num">${count(row.count)}</td><td class="num">${percent(row.share?.value)}</td></tr>`)}</tbody></table>
            ${source('/api/drop-offs', {})}</section>`
        : nothing}`,
  };
}

function touchpoint(doc, id, channel, evidence) {
  for (const [s, column] of doc.stages.entries()) {
    const t = column.touchpoints.findIndex((it) => it.id === id && it.channel === channel);
    if (t < 0) continue;
    const it = column.touchpoints[t];
    const path = `stages.${s}.touchpoints.${t}`;
    return {
      kind: html`Touchpoint in <a href="?open=${encodeURIComponent(`stage:${column.id}`)}" data-open="stage:${column.id}">${column.name}</a>`, title: `${it.name}, ${name(channel)}`,
      content: html`<dl class="pairs">
          ${pair('Touchpoints', figure(it.count, `${path}.count`))}
          ${it.customers == null ? nothing : pair('Customers', figure(it.customers, `${path}.customers`))}
          ${pair('Met by', it.reached == null ? nothing : html`${figure(it.reached, `${path}.reached`, percent)} <span class="soft">of the stage’s customers</span>`)}
          ${it.goal ? pair('Goals', figure(it.goals, `${path}.goals`)) : nothing}
          ${pair('Left after it', rate(it.dropRate, `${path}.dropRate`))}
          ${pair('Of the stage’s drop-offs', it.dropShare == null ? nothing : figure(it.dropShare, `${path}.dropShare`, percent))}
          ${pair('Emotion', mean(it.emotion, `${path}.emotion`))}
          ${pair('Negative scores', rate(it.negative, `${path}.negative`))}
          ${pair('NPS', mean(it.feedback?.nps, `${path}.feedback.nps`, (v) => String(Math.round(v))))}
          ${it.owner ? pair('Owner', it.owner) : nothing}
        </dl>
        ${targets(doc, (target) => target.subject === 'touchpoint' && target.about === id)}
        ${findings(doc, at(doc.painPoints, it), 'Pain points')}
        ${findings(doc, at(doc.delights, it), 'Moments of delight')}
        ${verbatims(column.verbatims.filter((text) => text.touchpoint === id && text.channel === channel))}
        ${daily(evidence.days, 'Day by day', (rows) => rows.filter((row) => row.touchpoint === id && row.channel === channel), [['count', 'Touchpoints'], ['lastBeforeDrop', 'left after it']], '/api/touchpoints', { grain: 'day', channel })}`,
    };
  }
  return null;
}

function channelDetail(doc, id, evidence) {
  const c = doc.channels.findIndex((it) => it.id === id);
  if (c < 0) return null;
  const it = doc.channels[c];
  const rows = doc.stages.flatMap((stage, s) => stage.touchpoints.map((card, t) => ({ card, stage, path: `stages.${s}.touchpoints.${t}` }))).filter(({ card }) => card.channel === id);
  return {
    kind: 'Channel', title: it.name,
    content: html`<dl class="pairs">
        ${pair('Touchpoints', html`${figure(it.touchpoints, `channels.${c}.touchpoints`)} <span class="soft">· ${figure(it.share, `channels.${c}.share`, percent)} of all</span>`)}
        ${pair('Goals', figure(it.goals, `channels.${c}.goals`))}
        ${pair('Drop-offs that follow', html`${figure(it.dropShare, `channels.${c}.dropShare`, percent)} <span class="soft">of all</span>`)}
        ${pair('Emotion', mean(it.emotion, `channels.${c}.emotion`))}
      </dl>
      <section><h3>Touchpoints</h3><table><thead><tr><th scope="col">Touchpoint</th><th scope="col">Stage</th><th scope="col" class="num">Count</th><th scope="col" class="num">Emotion</th></tr></thead>
      <tbody>${rows.map(({ card, stage, path }) => html`<tr><th scope="row"><a href="?open=${encodeURIComponent(`touchpoint:${card.id}:${card.channel}`)}" data-open="touchpoint:${card.id}:${card.channel}">${card.name}</a></th><td>${stage.name}</td><td class="num">${figure(card.count, `${path}.count`)}</td><td class="num">${emotion(card.emotion, `${path}.emotion`)}</td></tr>`)}</tbody></table></section>
      ${evidence.days.problem ? failed(evidence.days.problem, evidence.days.again) : nothing}
      ${source('/api/touchpoints', { channel: id })}`,
  };
}

function point(doc, id) {
  for (const key of ['painPoints', 'delights']) {
    const p = doc[key].findIndex((it) => it.id === id);
    if (p < 0) continue;
    const it = doc[key][p];
    const path = `${key}.${p}`;
    const write = it.kind === 'positive-emotion' ? score : percent;
    const group = doc.personas.find((group) => group.id === it.segment)?.name ?? it.segment;
    return {
      kind: key === 'delights' ? 'Moment of delight' : 'Pain point', title: KINDS[it.kind],
      content: html`<p>${sentence(it.says)}</p>
        <dl class="pairs">
          ${pair('Where', html`${[name(it.stage), it.touchpoint && name(it.touchpoint), it.channel && name(it.channel)].filter(Boolean).join(' · ')}`)}
          ${pair('Who', it.segment === 'all' ? 'Everybody' : group)}
          ${pair('Customers', figure(it.customers, `${path}.customers`))}
          ${pair('Observed', html`${figure(it.measure.value, `${path}.measure.value`, write)} · ${interval(it.measure, write)} · ${sample(it.measure)}`)}
          ${pair('Compared with', figure(it.reference, `${path}.reference`, write))}
          ${pair('By chance alone', html`<span title="p-value">p = ${it.surprise < 1e-4 ? it.surprise.toExponential(1) : it.surprise.toFixed(4)}</span>`)}
          ${pair('Since', it.since ? day(it.since) : 'always')}
          ${it.until ? pair('Until', day(it.until)) : nothing}
          ${it.atStake.length ? pair('Value at stake', it.atStake.map(money).join(', ')) : nothing}
          ${it.owner ? pair('Owner', it.owner) : nothing}
        </dl>
        ${it.touchpoint && it.channel ? html`<p><a href="?open=${encodeURIComponent(`touchpoint:${it.touchpoint}:${it.channel}`)}" data-open="touchpoint:${it.touchpoint}:${it.channel}">Figures of this touchpoint</a></p>` : html`<p><a href="?open=${encodeURIComponent('stage:' + it.stage)}" data-open="stage:${it.stage}">Figures of this stage</a></p>`}
        ${it.evidence.length ? html`<section><h3>Touchpoints that show it</h3><ul class="bullets mono small">${it.evidence.map((text) => html`<li>${text}</li>`)}</ul></section>` : nothing}
        <p><a href=${link('actions', { point: it.id })}>Actions on it</a></p>`,
    };
  }
  return null;
}

function target(doc, id) {
  const i = doc.targets.findIndex((it) => it.id === id);
  if (i < 0) return null;
  const it = doc.targets[i];
  const [css, word] = STATUS[it.status];
  const write = (value) => inUnit(it.metric, value);
  return {
    kind: 'Target', title: name(it.id),
    content: html`<dl class="pairs">
      ${pair('Of', `${name(it.subject)} ${name(it.about)}`)}
      ${pair('Who', it.segment === 'all' ? 'Everybody' : name(it.segment))}
      ${pair('Intended', `${metricName(it.metric)} ${bound(it)}`)}
      ${pair('As it is', it.actual ? html`${figure(it.actual.value, `targets.${i}.actual.value`, write)} · ${interval(it.actual, write)} · ${sample(it.actual)}` : 'no data')}
      ${pair('Status', html`<span class="chip ${css}">${word}</span> <span class="soft">${it.status === 'no-data' ? '' : it.isSure ? 'beyond doubt (95 %)' : 'within the interval, so not beyond doubt'}</span>`)}
      ${it.owner ? pair('Owner', it.owner) : nothing}
    </dl>
    ${it.subject === 'funnel' ? html`<p><a href=${link('funnels/' + it.about)}>The funnel</a></p>` : html`<p><a href="?open=${encodeURIComponent('stage:' + it.about)}" data-open="stage:${it.about}">Figures behind it</a></p>`}`,
  };
}

/** What to show for `open`, or null where the map has no such place. */
export function detail(doc, open, evidence) {
  const [kind, ...parts] = open.split(':');
  if (kind === 'stage') return stage(doc, parts[0], evidence);
  if (kind === 'touchpoint') return touchpoint(doc, parts[0], parts.slice(1).join(':'), evidence);
  if (kind === 'channel') return channelDetail(doc, parts[0], evidence);
  if (kind === 'point') return point(doc, parts.join(':'));
  return kind === 'target' ? target(doc, parts.join(':')) : null;
}
