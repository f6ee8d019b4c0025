// The timeline of one customer: how they felt, which stage they were in, and their touchpoints by channel.
import { html, nothing } from 'lit';
import { day, mood, moment, name, score } from '../../lib/format.js';
import { placed } from '../../lib/placed.js';

const DAY = 86_400_000;
/** Touchpoints that are nearer than this share of the timeline are drawn as one. */
const NEAR = 0.012;
const TICKS = 4;

const titleOf = (row) => (row.touchpoint ? name(row.touchpoint) : row.type);

/** From moments to places on the line, 0 to 100. */
function scale(contacts) {
  const [first, last] = [contacts[0].at, contacts.at(-1).at];
  const span = Math.max(1, last - first);
  return { first, last, span, left: (at) => ((at - first) / span) * 100 };
}

/** Straight lines from score to score: nothing is known of what is between. */
function felt(scored, { left }) {
  const top = (row) => 50 * (1 - row.score / 10_000);
  const d = scored.map((row, i) => `${i === 0 ? 'M' : 'L'}${left(row.at)} ${top(row).toFixed(1)}`).join('');
  return html`<div class="track felt"><span>Emotion</span><div>
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><line x1="0" x2="100" y1="50" y2="50"></line><path d=${d}></path></svg>
    ${scored.map((row) => html`<i data-emo=${mood(row.score)} title="${titleOf(row)}: ${score(row.score)}, ${moment(row.occurredAt)}" style=${placed({ left: `${left(row.at)}%`, top: `${top(row)}%` })}></i>`)}</div></div>`;
}

/** Stretches of touchpoints in one stage, each up to the begin of the next. */
function stretches(contacts, last) {
  const found = [];
  for (const row of contacts) {
    if (row.stage && found.at(-1)?.stage !== row.stage) found.push({ stage: row.stage, from: row.at });
  }
  return found.map((it, i) => ({ ...it, to: found[i + 1]?.from ?? last }));
}

function stages(contacts, { left, last }) {
  return html`<div class="track stages"><span>Stage</span><div>${stretches(contacts, last).map((it) => {
    const width = left(it.to) - left(it.from);
    return html`<b class=${width < 5 ? 'thin' : ''} title="${name(it.stage)} from ${moment(new Date(it.from).toISOString())}" style=${placed({ left: `${left(it.from)}%`, width: `${width}%` })}>${name(it.stage)}</b>`;
  })}</div></div>`;
}

/** Touchpoints that would cover each other, together. */
function bunches(rows, { span }) {
  const found = [];
  for (const row of rows) {
    const bunch = found.at(-1);
    if (bunch && row.at - bunch[0].at < NEAR * span) bunch.push(row);
    else found.push([row]);
  }
  return found;
}

function dot(bunch, { left }) {
  const said = bunch.map((row) => `${titleOf(row)}, ${moment(row.occurredAt)}`).join('\n');
  const felt = bunch.findLast((row) => row.score != null)?.score;
  const css = [bunch.some((row) => row.goal) ? 'goal' : '', bunch.length > 1 ? 'bunch' : ''].join(' ');
  return html`<i class=${css} data-emo=${mood(felt)} title=${said} style=${placed({ left: `${left(bunch[0].at)}%` })}>${bunch.length > 1 ? bunch.length : nothing}</i>`;
}

function axis({ first, span }) {
  const write = (at) => {
    const iso = new Date(at).toISOString();
    return span < 2 * DAY ? `${day(iso).replace(/ \d{4}$/, '')}, ${iso.slice(11, 16)}` : day(iso);
  };
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => i / TICKS);
  return html`<div class="track axis" aria-hidden="true"><span></span><div>${ticks.map((it) => html`<b style=${placed({ left: `${it * 100}%` })}>${write(first + it * span)}</b>`)}</div></div>`;
}

export function timeline(contacts) {
  const channels = [...new Set(contacts.map((row) => row.channel))];
  const scored = contacts.filter((row) => row.score != null);
  const to = scale(contacts);
  return html`<div class="timeline" role="img" aria-label="${contacts.length} touchpoints on ${channels.length} channels from ${day(contacts[0].occurredAt)} to ${day(contacts.at(-1).occurredAt)}; the table below lists them">
    ${scored.length > 1 ? felt(scored, to) : nothing}
    ${stages(contacts, to)}
    ${channels.map((channel) => html`<div class="track"><span>${name(channel)}</span><div>${bunches(contacts.filter((row) => row.channel === channel), to).map((it) => dot(it, to))}</div></div>`)}
    ${axis(to)}
    <p class="key small soft"><span class="emo" data-emo="n2">negative</span><span class="emo" data-emo="0">neutral</span><span class="emo" data-emo="p2">positive</span><span class="emo unknown">not known</span><span class="ring">goal</span><span>A number: so many at about the same time</span></p></div>`;
}
