/** The line of a little history, in a box of 100 × 24: its ends are those of the span, its scale begins at zero. */

const WIDTH = 100;
const HEIGHT = 24;

/** Room for half of the line's own thickness. */
const EDGE = 1;

/**
 * @param {Model.SparkPoints} points
 * @param {number} ceiling of the scale; the highest value where that is more
 * @returns {string} for a path's `d`; a gap is a gap, a point that stands alone is a dot
 */
function sparkPath({ times, values, from, to, gap }, ceiling) {
  const highest = values.reduce((most, value) => (value > most ? value : most), ceiling);
  const span = Math.max(1, to - from);
  /** @type {string[]} */
  const parts = [];
  let last = -Infinity;
  values.forEach((value, index) => {
    if (Number.isNaN(value)) return;
    const joined = times[index] - last <= gap;
    last = times[index];
    const x = ((last - from) / span) * WIDTH;
    const y = HEIGHT - EDGE - (highest > 0 ? value / highest : 0) * (HEIGHT - 2 * EDGE);
    const point = `${round(x)} ${round(y)}`;
    parts.push(joined ? `L${point}` : `M${point}h0`);
  });
  return parts.join('');
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

export { HEIGHT, WIDTH, sparkPath };
