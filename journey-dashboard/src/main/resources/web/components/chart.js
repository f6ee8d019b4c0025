// A chart drawn by ECharts as SVG, with words for those who do not see it.
import { html } from 'lit';
import { View } from './view.js';
import { theme, token } from '../lib/theme.js';

/** Colours and type of the page, for charts. */
export const look = () => ({
  text: token('text'), soft: token('soft'), line: token('line'), surface: token('surface'), raised: token('raised'),
  wentOn: token('went-on'), wentBack: token('went-back'), left: token('left'), still: token('still'),
  accent: token('accent'), font: token('font'),
});

class Chart extends View {
  static properties = {
    /** Gives ECharts' option for a look. */
    option: { attribute: false },
    label: {},
    height: { type: Number },
  };

  constructor() {
    super();
    this.height = 360;
  }

  connectedCallback() {
    super.connectedCallback();
    theme.addEventListener('change', this.#draw);
    this.sizes = new ResizeObserver(() => this.chart?.resize());
    this.sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    theme.removeEventListener('change', this.#draw);
    this.sizes.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }

  updated() {
    this.#draw();
  }

  #draw = async () => {
    const echarts = await import('echarts');
    const place = this.querySelector('.chart');
    if (!place || !this.isConnected) return;
    place.style.height = `${this.height}px`;
    this.chart ??= echarts.init(place, null, { renderer: 'svg' });
    this.chart.resize();
    const colours = look();
    this.chart.setOption(
      {
        animation: false,
        textStyle: { fontFamily: colours.font, color: colours.text },
        tooltip: {
          renderMode: 'richText', confine: true, backgroundColor: colours.raised, borderColor: colours.line,
          textStyle: { color: colours.text, fontFamily: colours.font, fontSize: 12.5 },
        },
        ...this.option(colours),
      },
      true,
    );
    this.toggleAttribute('drawn', true);
  };

  render() {
    return html`<div class="scroller" tabindex="0" role="region" aria-label="Chart"><div class="chart" role="img" aria-label=${this.label}></div></div>`;
  }
}

customElements.define('jl-chart', Chart);
