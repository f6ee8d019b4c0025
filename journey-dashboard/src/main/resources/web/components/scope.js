// What a page speaks of, in words: for paper and pictures, which show no controls.
import { html } from 'lit';
import { View } from './view.js';
import { WithMoment, live } from '../lib/live.js';
import { day, moment, name } from '../lib/format.js';
import { groupName } from '../lib/groups.js';
import { param } from '../lib/route.js';

function period() {
  const [from, to] = [param('from'), param('to')];
  if (!from && !to) return 'All days';
  return from === to ? day(from) : `${from ? day(from) : 'The first day'} to ${to ? day(to) : 'the last day'}`;
}

class Scope extends View {
  static properties = { definition: { attribute: false } };

  constructor() {
    super();
    new WithMoment(this);
  }

  render() {
    const { definition } = this;
    const words = [
      definition && `${name(definition.map)}, version ${param('version') ?? definition.version}`,
      period(),
      groupName(definition, param('segment')),
      param('channel') && name(param('channel')),
      live.moment?.asOf && `as of ${moment(live.moment.asOf)}`,
    ];
    return html`<p class="scope">${words.filter(Boolean).join(' · ')}</p>`;
  }
}

customElements.define('jl-scope', Scope);
