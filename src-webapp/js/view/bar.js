import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setStyleProperty, setText } from '../lib/dom.js';
import { remember } from '../lib/memo.js';

/**
 * A percentage as a number with a thin bar under it. The bar is decoration for the eye; the number is the value.
 *
 * @param {Pick<ViewDeps, 'document' | 'format'>} deps
 * @param {Model.Quantity} quantity
 */
function createPercentBar({ document, format }, quantity) {
  const value = el(document, 'span', { class: CLASS.number });
  const fill = el(document, 'span', { class: CLASS.bar });
  const track = el(document, 'span', { class: CLASS.track, 'data-quantity': quantity, 'aria-hidden': 'true' }, fill);
  return {
    value,
    track,
    update: remember((/** @type {number | null} */ percent, /** @type {'high' | 'grave' | null} */ level) => {
      setText(value, format.percent(percent));
      setAttribute(value, 'data-level', level);
      setStyleProperty(fill, '--fill', String(Math.min(1, Math.max(0, (percent ?? 0) / 100))));
    }),
  };
}

export { createPercentBar };
