// Figures in a row, each under its title.
import { html } from 'lit';

export const fact = (title, value) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`;
