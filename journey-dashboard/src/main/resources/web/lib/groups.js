// Personas and segments, by the names that the definition gives them.
import { html, nothing } from 'lit';
import { name } from './format.js';

/** All groups there are, everybody not among them: {id, title, isPersona}. */
export function groups(definition) {
  const personas = (definition?.personas ?? []).map((it) => ({ id: it.id, title: it.name, isPersona: true }));
  const known = new Set(personas.map((it) => it.id));
  const segments = (definition?.segments ?? []).filter((id) => !known.has(id)).map((id) => ({ id, title: name(id), isPersona: false }));
  return [...personas, ...segments];
}

export const groupName = (definition, id) =>
  !id || id === 'all' ? 'Everybody' : (groups(definition).find((it) => it.id === id)?.title ?? name(id));

/** Options of a list, personas and segments apart. */
export function groupOptions(definition, chosen, { prefix = '', without = '' } = {}) {
  const all = groups(definition).filter((it) => it.id !== without);
  const part = (label, found) =>
    found.length === 0 ? nothing : html`<optgroup label=${label}>${found.map((it) => html`<option value=${prefix + it.id} ?selected=${chosen === prefix + it.id}>${it.title}</option>`)}</optgroup>`;
  return html`${part('Personas', all.filter((it) => it.isPersona))}${part('Segments', all.filter((it) => !it.isPersona))}`;
}
