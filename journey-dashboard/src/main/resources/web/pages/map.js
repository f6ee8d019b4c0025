// The journey map, live.
import { html, nothing } from 'lit';
import { View, empty, shown } from '../components/view.js';
import { fact } from '../components/facts.js';
import { Resource } from '../lib/resource.js';
import { bound, count, day, emotion, figure, inUnit, metricName, money, name, owned, percent, score, sentence, signed } from '../lib/format.js';
import { change, param, question } from '../lib/route.js';
import { grid, stacked } from './map/grid.js';
import { detail } from './map/detail.js';
import { DELIGHT, GOAL, KINDS, PAIN, PEOPLE, STATUS, groupOf } from './map/marks.js';

const NARROW = matchMedia('(max-width: 720px)');

class MapPage extends View {
  static properties = { definition: { attribute: false }, all: { state: true } };

  #map = new Resource(this, () => question('/api/map'), ['stages', 'transitions', 'drop-offs', 'touchpoint-stats', 'funnels']);
  #days = new Resource(this, () => this.#daily());
  #drops = new Resource(this, () => (this.#open[0] === 'stage' ? question('/api/drop-offs') : null), ['drop-offs']);

  get #open() {
    return (param('open') ?? '').split(':');
  }

  #daily() {
    const [kind, , ...channel] = this.#open;
    if (kind === 'stage') return question('/api/stages', { grain: 'day' });
    return kind === 'touchpoint' ? question('/api/touchpoints', { grain: 'day', channel: channel.join(':') }) : null;
  }

  connectedCallback() {
    super.connectedCallback();
    NARROW.addEventListener('change', this.#again);
    this.addEventListener('click', this.#opens);
    this.addEventListener('pointerover', this.#shine);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    NARROW.removeEventListener('change', this.#again);
    this.removeEventListener('click', this.#opens);
    this.removeEventListener('pointerover', this.#shine);
    this.#room.disconnect();
  }

  #again = () => this.requestUpdate();

  /** A place of the map opens its detail, with everything else of the address as it is. */
  #opens = (event) => {
    const place = event.target.closest?.('[data-open]');
    if (!place || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.opener ??= place;
    change({ open: place.dataset.open });
  };

  /** A card and its dot at the curve are one place. */
  #shine = (event) => {
    const open = event.target.closest?.('.card, .dot')?.dataset.open;
    this.querySelectorAll('.shines').forEach((it) => it.classList.remove('shines'));
    if (open) this.querySelectorAll(`.map [data-open="${CSS.escape(open)}"]`).forEach((it) => it.classList.add('shines'));
  };

  /** Where the map needs no scroll bar of its own, its stages stay in sight while the page is scrolled. */
  #room = new ResizeObserver(([{ target }]) => target.classList.toggle('fits', target.scrollWidth <= target.clientWidth));

  updated() {
    const map = this.querySelector('.map-scroll');
    if (map === this.watched) return;
    this.#room.disconnect();
    if (map) this.#room.observe(map);
    this.watched = map;
  }

  #close = () => {
    change({ open: null });
    this.opener?.focus({ preventScroll: true });
    this.opener = null;
  };

  render() {
    return html`
      <div class="head">
        <div class="title"><h1>${this.definition ? name(this.definition.map) : 'Journey map'}</h1>
          <p>How customers move through the stages, what they meet, how they feel, and where they leave.</p></div>
        <jl-filters .definition=${this.definition} .fields=${['period', 'persona', 'version']}></jl-filters>
        <div class="tools"><jl-export of="#map-view" name="journey-map" .tables=${[
          ['Stages', question('/api/stages', { format: 'csv' })],
          ['Touchpoints', question('/api/touchpoints', { format: 'csv' })],
        ]}></jl-export></div>
      </div>
      ${shown(this.#map, (doc) => this.#draw(doc))}`;
  }

  #draw(doc) {
    if (doc.totals.touchpoints === 0) {
      return param('from') || param('segment')
        ? empty('Nothing in this selection', 'No touchpoint is in this period and persona.', html`<button class="button" @click=${() => change({ from: null, to: null, segment: null })}>Show all</button>`)
        : empty('No touchpoints yet', 'The map fills as soon as the first ones have arrived; there is no need to reload.');
    }
    const open = param('open');
    const found = open ? detail(doc, open, { days: this.#days, drops: this.#drops }) : null;
    return html`<div class="stack" id="map-view">
        ${this.#facts(doc)}
        ${this.#standout(doc)}
        ${NARROW.matches ? stacked(doc) : html`<div class="panel">${grid(doc)}${this.#key()}</div>`}
        <div class="columns">
          ${this.#points(doc, 'painPoints', 'Pain points', 'Where customers are lost or unhappy, beyond what chance would do.', 'No place stands out beyond what chance would do.')}
          <div class="stack">
            ${this.#points(doc, 'delights', 'Moments of delight', 'Where customers feel better than elsewhere, beyond chance.', 'None stands out.')}
            ${this.#targets(doc)}
          </div>
        </div>
      </div>
      ${found ? html`<jl-drawer .kind=${found.kind} .title=${found.title} .content=${found.content} .close=${this.#close}></jl-drawer>` : nothing}
      ${open && !found ? html`<jl-drawer .kind=${'Map'} .title=${'Not on this map'} .close=${this.#close} .content=${html`<p>There is no <code>${open}</code> in this period and persona.</p>`}></jl-drawer>` : nothing}`;
  }

  #facts(doc) {
    const { totals } = doc;
    const met = doc.targets.filter((it) => it.status === 'met').length;
    const judged = doc.targets.filter((it) => it.status !== 'no-data').length;
    return html`<dl class="facts">
      ${totals.customers == null ? nothing : fact('Customers', figure(totals.customers, 'totals.customers'))}
      ${fact('Touchpoints', figure(totals.touchpoints, 'totals.touchpoints'))}
      ${fact('Journeys', figure(totals.episodes, 'totals.episodes'))}
      ${fact('Goals reached', figure(totals.goals, 'totals.goals'))}
      ${fact('Drop-offs', figure(totals.dropOffs, 'totals.dropOffs'))}
      ${totals.emotion ? fact('Emotion', html`${emotion(totals.emotion, 'totals.emotion')}<span class="of">n = ${count(totals.emotion.n)}</span>`) : nothing}
      ${totals.feedback?.nps ? fact('NPS', html`${figure(totals.feedback.nps.value, 'totals.feedback.nps.value', (v) => signed(Math.round(v)))}<span class="of">n = ${count(totals.feedback.nps.n)}</span>`) : nothing}
      ${doc.targets.length ? fact('Targets met', html`${met}<span class="of">of ${judged}</span>`) : nothing}
    </dl>`;
  }

  /** The first of what is told in full below the map. */
  #standout(doc) {
    const pains = doc.painPoints.slice(0, 3).map((it, i) => this.#card(it, `painPoints.${i}`, false));
    const delights = doc.delights.slice(0, 1).map((it, i) => this.#card(it, `delights.${i}`, true));
    return pains.length + delights.length === 0 ? nothing : html`<nav class="standout" aria-label="What stands out">${pains}${delights}</nav>`;
  }

  #card(it, path, isDelight) {
    const isScore = it.kind === 'positive-emotion';
    const write = isScore ? score : percent;
    const what = { 'drop-off': 'left', 'negative-emotion': 'unhappy', waiting: 'waited too long', 'repeat-contact': 'came again', 'positive-emotion': 'emotion' }[it.kind] ?? KINDS[it.kind].toLowerCase();
    const where = it.touchpoint ? `${name(it.touchpoint)}${it.channel ? ` on ${name(it.channel)}` : ''}` : name(it.stage);
    return html`<a class=${isDelight ? 'good-one' : ''} href="?open=${encodeURIComponent('point:' + it.id)}" data-open="point:${it.id}">
      ${isDelight ? DELIGHT : PAIN}<span class="where">${where}</span>
      <span class="of"><b>${figure(it.measure.value, `${path}.measure.value`, write)} ${what}</b>, elsewhere ${figure(it.reference, `${path}.reference`, write)}${it.since ? ` · since ${day(it.since)}` : ''}</span></a>`;
  }

  #key() {
    return html`<div class="key small soft">
      <span><i class="on"></i>went on</span><span><i class="back"></i>went back</span><span><i class="left"></i>left</span><span><i class="still"></i>still there</span>
      <span class="gap"></span>
      <span class="emo" data-emo="n2">negative</span><span class="emo" data-emo="0">neutral</span><span class="emo" data-emo="p2">positive</span>
      <span class="gap"></span>
      <span class="people"><b>49</b> ${PEOPLE}47: 49 touchpoints by 47 customers</span>
      <span class="people">${PAIN} pain point</span><span class="people">${DELIGHT} moment of delight</span><span class="people">${GOAL} goal</span>
    </div>`;
  }

  #points(doc, key, title, text, none) {
    const most = 6;
    const points = this.all === key ? doc[key] : doc[key].slice(0, most);
    return html`<section class="panel"><header><h2>${title}</h2>${text ? html`<p>${text}</p>` : nothing}</header>
      <div class="body flush">${points.length === 0
        ? html`<p class="nothing soft">${none}</p>`
        : html`<ol class="points ${key}">${points.map((it, i) => html`<li>
            <a href="?open=${encodeURIComponent('point:' + it.id)}" data-open="point:${it.id}">
              <span class="says">${sentence(it.says)}</span>
              <span class="meta"><span class="chip ${key === 'delights' ? 'good' : 'bad'}">${KINDS[it.kind]}</span>
                <span>${figure(it.customers, `${key}.${i}.customers`)} customers${key === 'painPoints' ? ' to win' : ''}</span>
                ${it.since ? html`<span>since ${day(it.since)}</span>` : nothing}
                ${it.until ? html`<span>until ${day(it.until)}</span>` : nothing}
                ${it.atStake.length ? html`<span>${it.atStake.map(money).join(', ')} at stake</span>` : nothing}
                ${owned(it.owner)}</span>
            </a></li>`)}</ol>
          ${doc[key].length > most ? html`<p class="more no-print"><button class="link" aria-expanded=${this.all === key} @click=${() => (this.all = this.all === key ? null : key)}>${this.all === key ? `Show the first ${most}` : `Show all ${doc[key].length}`}</button></p>` : nothing}`}</div></section>`;
  }

  #targets(doc) {
    if (doc.targets.length === 0) return nothing;
    return html`<section class="panel"><header><h2>Targets</h2><p>What is intended, against what is.</p></header>
      <div class="body flush"><div class="scroller" tabindex="0" role="region" aria-label="Targets"><table>
        <thead><tr><th scope="col">Of</th><th scope="col">Intended</th><th scope="col" class="num">As it is</th><th scope="col">Status</th></tr></thead>
        <tbody>${doc.targets.map((it, i) => {
          const [css, word] = STATUS[it.status];
          return html`<tr><th scope="row"><a href="?open=${encodeURIComponent('target:' + it.id)}" data-open="target:${it.id}">${name(it.about)}</a>${it.segment === doc.segment ? nothing : html`<br><span class="soft small">${groupOf(doc, it)}</span>`}</th>
            <td>${metricName(it.metric)} ${bound(it)}</td>
            <td class="num">${figure(it.actual?.value, `targets.${i}.actual.value`, (v) => (v == null ? '–' : inUnit(it.metric, v)))}</td>
            <td><span class="chip ${css}">${word}</span></td></tr>`;
        })}</tbody></table></div></div></section>`;
  }
}

customElements.define('jl-map', MapPage);
