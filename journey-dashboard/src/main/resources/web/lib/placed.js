// Styles that come from numbers. They are set as properties, since attributes are forbidden by the
// content security policy.
import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

class Placed extends Directive {
  render() {
    return noChange;
  }

  update(part, [styles]) {
    for (const [name, value] of Object.entries(styles)) part.element.style.setProperty(name, value);
    return noChange;
  }
}

/** For `style=${placed({'--share': '0.5'})}`; names are those of style sheets. */
export const placed = directive(Placed);
