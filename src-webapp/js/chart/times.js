/**
 * Every moment at which one of several series has a point. Series of one tick share one column, which is then the answer.
 *
 * @param {readonly Model.ChartSeries[]} series
 * @returns {Float64Array} ascending, no moment twice
 */
function unionOfTimes(series) {
  const distinct = [...new Set(series.map(({ times }) => times))];
  const first = distinct[0] ?? new Float64Array();
  if (distinct.every((times) => sameTimes(times, first))) return first;
  const union = new Set(first);
  for (const times of distinct) times.forEach((time) => union.add(time));
  return Float64Array.from(union).sort();
}

/** @param {Float64Array} a @param {Float64Array} b */
function sameTimes(a, b) {
  return a === b || (a.length === b.length && a.every((time, index) => time === b[index]));
}

export { sameTimes, unionOfTimes };
