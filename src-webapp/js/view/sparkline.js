import { HEIGHT, WIDTH, sparkPath } from '../chart/spark-path.js';
import { CLASS } from '../lib/classes.js';
import { setAttribute, svg } from '../lib/dom.js';

/**
 * A little history beside its number, for the eye alone: it is hidden from screen readers, the number is not.
 *
 * @param {Document} document
 * @param {Model.Quantity | 'plain'} quantity whose colour it has
 */
function createSparkline(document, quantity) {
  const path = svg(document, 'path', {});
  const element = svg(document, 'svg', {
    class: CLASS.spark, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true', 'data-quantity': quantity,
  }, path);
  /** @type {Model.SparkPoints | null} */
  let shown = null;

  return {
    element,
    /** @param {Model.SparkPoints | null} points @param {number} ceiling of the scale, unless a value is higher */
    update(points, ceiling) {
      if (points === shown) return;
      shown = points;
      setAttribute(path, 'd', points === null ? null : sparkPath(points, ceiling));
    },
  };
}

export { createSparkline };
