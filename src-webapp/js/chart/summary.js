/**
 * What a series says in four numbers; extremes count the band, so a spike inside a bucket is told.
 *
 * @param {Model.ChartSeries} series
 * @returns {{ last: number, lowest: number, highest: number, mean: number } | null} null when there is no value
 */
function summarise({ values, min, max }) {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return null;
  return {
    last: known[known.length - 1],
    lowest: (min ?? values).reduce(lower, Infinity),
    highest: (max ?? values).reduce(higher, -Infinity),
    mean: known.reduce((sum, value) => sum + value, 0) / known.length,
  };
}

/** @param {number} lowest @param {number} value NaN is passed over */
function lower(lowest, value) {
  return value < lowest ? value : lowest;
}

/** @param {number} highest @param {number} value NaN is passed over */
function higher(highest, value) {
  return value > highest ? value : highest;
}

export { higher, lower, summarise };
