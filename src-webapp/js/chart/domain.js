import { higher, lower } from './summary.js';

/** The ends of a chart's value axis. */

/** Room above the highest value, so that a line does not lie on the edge. */
const HEADROOM = 1.05;

/**
 * @param {number | null} ceiling what cannot be more; null: the data's own
 * @param {readonly Model.ChartSeries[]} drawn stacked ones by their upper edges
 * @returns {[number, number]} from zero, or from the lowest where that is below
 */
function domainOf(ceiling, drawn) {
  const low = drawn.reduce((least, { values, min }) => (min ?? values).reduce(lower, least), 0);
  const high = drawn.reduce((most, { values, max }) => (max ?? values).reduce(higher, most), 0);
  if (ceiling !== null && high <= ceiling) return [low, ceiling];
  return high > low ? [low, high * HEADROOM] : [low, low + 1];
}

export { domainOf };
