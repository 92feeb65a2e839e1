import { CLASS } from '../lib/classes.js';
import { setAttribute, svg } from '../lib/dom.js';

/**
 * The state of a host as a shape: full, half and crossed out, or a triangle for what is high on a host that is there, so
 * that it is never told by colour alone. It is hidden from screen readers; whoever shows it puts the word beside it.
 *
 * @param {Document} document
 */
function createStateMark(document) {
  const ring = svg(document, 'circle', { cx: 6, cy: 6, r: 4.5 });
  const full = svg(document, 'circle', { cx: 6, cy: 6, r: 5, 'data-part': 'full' });
  const half = svg(document, 'path', { d: 'M6 1.5a4.5 4.5 0 0 1 0 9z', 'data-part': 'half' });
  const cross = svg(document, 'path', { d: 'M3.5 3.5l5 5m0-5l-5 5', 'data-part': 'cross' });
  const triangle = svg(document, 'path', { d: 'M6 1.5L11 10.5H1z', 'data-part': 'triangle' });
  const element = svg(document, 'svg', {
    class: CLASS.stateMark, viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true',
  }, ring, full, half, cross, triangle);
  return {
    element,
    /** @param {Model.HostState | 'high' | 'grave' | null} state null hides it and keeps its place */
    update: (state) => setAttribute(element, 'data-state', state),
  };
}

export { createStateMark };
