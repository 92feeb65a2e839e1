import { unionOfTimes } from './times.js';

/**
 * Lays series on each other, so that the edge of each is the sum of it and of all before it. A series that has no value
 * at a moment adds nothing there; a moment at which none has a value stays out, so a gap stays a gap.
 *
 * @param {readonly Model.ChartSeries[]} series
 * @returns {Model.ChartSeries[]} the same series, the lowest first; all with the same times, values are upper edges
 */
function stackSeries(series) {
  const times = unionOfTimes(series);
  let below = new Float64Array(times.length);
  return series.map((each) => {
    below = addTo(below, times, each);
    return { ...each, times, values: below, min: null, max: null };
  });
}

/**
 * @param {Float64Array} below
 * @param {Float64Array} times contains all of the series' own
 * @param {Model.ChartSeries} series
 */
function addTo(below, times, series) {
  const sum = Float64Array.from(below);
  let index = 0;
  series.times.forEach((time, own) => {
    while (times[index] < time) index++;
    if (!Number.isNaN(series.values[own])) sum[index] += series.values[own];
  });
  return sum;
}

/**
 * The same for bars, which say how high each series went: from where its bar begins.
 *
 * @param {readonly Model.ChartSeries[]} series
 * @returns {Model.ChartSeries[]} as of `stackSeries`, `max` upon what is below
 */
function stackBars(series) {
  const edges = stackSeries(series);
  return edges.map((edge, index) => {
    const { max } = series[index];
    if (max === null) return edge;
    const below = edges[index - 1]?.values ?? new Float64Array(edge.times.length);
    return { ...edge, max: addTo(below, edge.times, { ...series[index], values: max }) };
  });
}

export { stackBars, stackSeries };
