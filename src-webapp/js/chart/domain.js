/** The ends of a chart's value axis. */

/** Room above the highest value, so that a line does not lie on the edge. */
const HEADROOM = 1.05;

/**
 * @param {number | null} ceiling what cannot be more; null: the data's own
 * @param {readonly Model.ChartSeries[]} drawn stacked ones by their upper edges
 * @returns {[number, number]} from zero, or from the lowest where that is below
 */
function domainOf(ceiling, drawn) {
  let low = 0;
  let high = 0;
  for (const { values, min, max } of drawn) {
    low = Math.min(low, lowestOf(min ?? values));
    high = Math.max(high, highestOf(max ?? values));
  }
  if (ceiling !== null && high <= ceiling) return [low, ceiling];
  return high > low ? [low, high * HEADROOM] : [low, low + 1];
}

/** @param {Float64Array} values NaN is passed over @returns {number} Infinity for none */
function lowestOf(values) {
  let lowest = Infinity;
  for (let index = 0; index < values.length; index++) {
    if (values[index] < lowest) lowest = values[index];
  }
  return lowest;
}

/** @param {Float64Array} values NaN is passed over @returns {number} -Infinity for none */
function highestOf(values) {
  let highest = -Infinity;
  for (let index = 0; index < values.length; index++) {
    if (values[index] > highest) highest = values[index];
  }
  return highest;
}

export { domainOf, highestOf, lowestOf };
