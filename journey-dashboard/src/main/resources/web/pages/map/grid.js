// The map as a grid: stages are columns, channels are lanes, touchpoints are cards.
import { html, nothing } from 'lit';
import { placed } from '../../lib/placed.js';
import { count, duration, emotion, figure, name, percent } from '../../lib/format.js';
import { DELIGHT, PAIN, PEOPLE, marks, at, ofStage, target } from './marks.js';
import { dots, legend, lines, scale } from './curve.js';

export const opens = (what) => `?open=${encodeURIComponent(what)}`;

/** What became of a stage's visits, as one bar. */
export function flowBar(stage) {
  const part = (css, n) => (n > 0 ? html`<i class=${css} style=${placed({ 'flex-grow': String(n) })}></i>` : nothing);
  const text = `${count(stage.advanced)} went on, ${count(stage.returned)} went back, ${count(stage.dropped)} left, ${count(stage.open)} still open`;
  return html`<div class="flowbar" role="img" aria-label=${text} title=${text}>
    ${part('on', stage.advanced)}${part('back', stage.returned)}${part('left', stage.dropped)}${part('still', stage.open)}</div>`;
}

export function card(doc, stageIndex, index, withChannel = false) {
  const it = doc.stages[stageIndex].touchpoints[index];
  const path = `stages.${stageIndex}.touchpoints.${index}`;
  const tone = at(doc.painPoints, it).length ? 'pained' : at(doc.delights, it).length ? 'delighted' : '';
  const customers = it.customers == null ? nothing : html` <span class="soft people">${PEOPLE}${figure(it.customers, `${path}.customers`)}<span class="hidden-text"> customers</span></span>`;
  return html`<a class="card ${tone}" href=${opens(`touchpoint:${it.id}:${it.channel}`)} data-open="touchpoint:${it.id}:${it.channel}"
      title=${it.customers == null ? `${count(it.count)} touchpoints` : `${count(it.count)} touchpoints by ${count(it.customers)} customers`}>
    <span class="top"><span class="name">${it.name}</span><span class="marks">${marks(doc, it)}</span></span>
    ${withChannel ? html`<span class="where">${name(it.channel)}</span>` : nothing}
    <span class="line"><span>${figure(it.count, `${path}.count`)}${customers}</span>${it.emotion ? emotion(it.emotion, `${path}.emotion`) : nothing}</span>
  </a>`;
}

export function head(doc, i, isNumbered = false) {
  const stage = doc.stages[i];
  const pains = ofStage(doc.painPoints, stage).length;
  const delights = ofStage(doc.delights, stage).length;
  return html`<h2>${isNumbered ? html`<span class="place">${i + 1}</span>` : nothing}<a href=${opens(`stage:${stage.id}`)} data-open="stage:${stage.id}">${stage.name}</a>
      ${pains ? html`<span title="Pain point of the whole stage">${PAIN}<span class="hidden-text">pain point</span></span>` : nothing}
      ${delights ? html`<span title="Moment of delight">${DELIGHT}<span class="hidden-text">moment of delight</span></span>` : nothing}</h2>
    <p>${stage.customers == null ? nothing : html`${figure(stage.customers, `stages.${i}.customers`)} customers<br>`}
      <span class="soft">${figure(stage.entered, `stages.${i}.entered`)} visits${stage.dwellP50 == null ? nothing : html`<br>median ${figure(stage.dwellP50, `stages.${i}.dwellP50`, duration)}`}</span></p>`;
}

export function goOn(doc, i) {
  const stage = doc.stages[i];
  const isEnd = i === doc.stages.length - 1 && stage.advanced === 0;
  return html`${flowBar(stage)}
    <p class="small">${isEnd ? html`<span class="soft">the last stage</span>` : stage.advanceRate ? html`${figure(stage.advanceRate.value, `stages.${i}.advanceRate.value`, percent)} go on` : html`<span class="soft">none ended yet</span>`}</p>`;
}

/** The drop-off at the end of a stage. */
export function boundary(doc, i) {
  const stage = doc.stages[i];
  if (!stage.dropRate || stage.dropped === 0) return html`<span class="leave none">none leave</span>`;
  return html`<a class="leave" href=${opens(`stage:${stage.id}`)} data-open="stage:${stage.id}" title="${count(stage.dropped)} of ${count(stage.dropRate.n)} visits that ended">
    <span aria-hidden="true">↓ </span>${figure(stage.dropRate.value, `stages.${i}.dropRate.value`, percent)} leave</a>`;
}

export const targetsOf = (doc, stage) => {
  const ids = new Set(stage.touchpoints.map((it) => it.id));
  return doc.targets
    .map((it, index) => ({ it, index }))
    .filter(({ it }) => (it.subject === 'stage' && it.about === stage.id) || (it.subject === 'touchpoint' && ids.has(it.about)))
    .map(({ index }) => index);
};

export function grid(doc) {
  const columns = placed({ 'grid-template-columns': `98px repeat(${doc.stages.length}, minmax(136px, 1fr))` });
  const stages = doc.stages.map((stage, i) => ({ stage, i }));
  const hasTargets = stages.some(({ stage }) => targetsOf(doc, stage).length > 0);
  return html`<div class="map-scroll scroller" tabindex="0" role="region" aria-label="Journey map, stages from left to right">
    <div class="map" style=${columns}>
      <div class="label corner"><span class="soft small">Stage</span></div>
      ${stages.map(({ i }) => html`<div class="cell stage">${head(doc, i)}</div>`)}

      <div class="label"><span>Flow</span></div>
      ${stages.map(({ i }) => html`<div class="cell flow">${goOn(doc, i)}</div>`)}
      <div class="label tight"><span class="hidden-text">Drop-off</span></div>
      ${stages.map(({ i }) => html`<div class="cell edge">${boundary(doc, i)}</div>`)}

      ${hasTargets
        ? html`<div class="label"><span>Targets</span></div>
            ${stages.map(({ stage }) => html`<div class="cell targets">${targetsOf(doc, stage).map((index) => target(doc, index))}</div>`)}`
        : nothing}

      <div class="label emotions"><span>Emotion</span></div>
      <div class="emotion" style=${placed({ 'grid-column': `2 / span ${doc.stages.length}` })}>
        ${lines(doc)}
        <span class="axis top" aria-hidden="true">${scale(doc)} happy</span><span class="axis middle" aria-hidden="true">0</span><span class="axis bottom" aria-hidden="true">${scale(doc).replace('+', '−')} unhappy</span>
        ${stages.map(({ stage, i }) => html`<div class="slot" style=${placed({ left: `${(i / doc.stages.length) * 100}%`, width: `${100 / doc.stages.length}%` })}><span class="hidden-text">${stage.name}</span>${dots(doc, i)}</div>`)}
      </div>

      <div class="label tight"></div>
      <div class="legend-row" style=${placed({ 'grid-column': `2 / span ${doc.stages.length}` })}>${legend(doc)}</div>

      ${doc.channels.map((channel, c) => lane(doc, channel, c, stages))}
    </div>
  </div>`;
}

function lane(doc, channel, c, stages) {
  return html`<div class="label lane"><a href=${opens(`channel:${channel.id}`)} data-open="channel:${channel.id}">${channel.name}</a>
      <span class="soft small" title="Of all touchpoints">${figure(channel.share, `channels.${c}.share`, percent)} of all</span>
      ${channel.emotion ? html`<span class="small">${emotion(channel.emotion, `channels.${c}.emotion`)}</span>` : nothing}</div>
    ${stages.map(
      ({ stage, i }) => html`<div class="cell lane">${stage.touchpoints.map((it, t) => (it.channel === channel.id ? card(doc, i, t) : nothing))}</div>`,
    )}`;
}

/** The same for narrow screens: one stage below the other. */
export function stacked(doc) {
  return html`<div class="stacked">
    <div class="panel"><div class="body">
      <h2>Emotion</h2>
      <div class="emotion">${lines(doc)}
        ${doc.stages.map((_, i) => html`<div class="slot" style=${placed({ left: `${(i / doc.stages.length) * 100}%`, width: `${100 / doc.stages.length}%` })}>${dots(doc, i)}</div>`)}</div>
      <ol class="steps small soft">${doc.stages.map((stage, i) => html`<li title=${stage.name}>${i + 1}<span class="hidden-text"> ${stage.name}</span></li>`)}</ol>
      ${legend(doc)}
    </div></div>
    ${doc.stages.map((stage, i) => html`<section class="panel stage-panel"><div class="body">
        <div class="stage">${head(doc, i, true)}</div>
        <div class="row">${goOn(doc, i)}<span class="small">Emotion ${emotion(stage.emotion, `stages.${i}.emotion`)}</span></div>
        ${targetsOf(doc, stage).map((index) => target(doc, index))}
        <div class="cards">${stage.touchpoints.map((_, t) => card(doc, i, t, true))}</div>
      </div></section>
      <div class="edge">${boundary(doc, i)}</div>`)}
  </div>`;
}
