import { LATE_AFTER_SECONDS } from '../lib/time.js';

/** Where a line has to break: between points further apart than the series' own rhythm explains. */

/** A distance of this many usual ones is a gap; two would break a line at each late tick. */
const GAP_FACTOR = 2.5;

/**
 * @param {Float64Array} times ascending
 * @param {number} step seconds that one point stands for, as the server says
 * @returns {number} seconds from one point to the next, as a rule
 */
function rhythmOf(times, step) {
  return Math.max(step, medianDistance(times));
}

/**
 * @param {Float64Array} times ascending
 * @param {number} step seconds that one point stands for, as the server says
 * @returns {number} seconds; a longer distance is a gap
 */
function gapLimit(times, step) {
  return GAP_FACTOR * rhythmOf(times, step);
}

/** So many distances tell the usual one as well as all of them do. */
const SAMPLED = 100;

/** @type {WeakMap<Float64Array, number>} columns do not change */
const medians = new WeakMap();

/**
 * @param {Float64Array} times
 * @returns {number} 0 for fewer than two points
 */
function medianDistance(times) {
  const known = medians.get(times);
  if (known !== undefined) return known;
  const count = Math.min(SAMPLED, times.length - 1);
  const stride = (times.length - 1) / count;
  const distances = Float64Array.from({ length: Math.max(0, count) }, (_, sample) => {
    const index = Math.floor(sample * stride);
    return times[index + 1] - times[index];
  }).sort();
  const median = distances[Math.floor((distances.length - 1) / 2)] ?? 0;
  medians.set(times, median);
  return median;
}

/**
 * Cuts a series into runs of neighbours, leaving out what has no value.
 *
 * @param {Float64Array} times ascending
 * @param {Float64Array} values
 * @param {number} step
 * @returns {[number, number][]} first and last index of each run, both inclusive
 */
function runsOf(times, values, step) {
  const limit = gapLimit(times, step);
  /** @type {[number, number][]} */
  const runs = [];
  let open = false;
  for (let index = 0; index < times.length; index++) {
    if (Number.isNaN(values[index])) {
      open = false;
    } else if (open && times[index] - times[index - 1] <= limit) {
      runs[runs.length - 1][1] = index;
    } else {
      runs.push([index, index]);
      open = true;
    }
  }
  return runs;
}

/**
 * Stretches in which no series has anything: what a reader must not take for data, nor for nought.
 *
 * @param {readonly Model.ChartSeries[]} series
 * @param {number} step
 * @param {Model.Span} span shown
 * @returns {Model.Span[]} ascending; the whole span when there is nothing at all
 */
function gapsOf(series, step, { from, to }) {
  const limit = Math.max(step, ...series.map(({ times }) => gapLimit(times, step)));
  const covered = series.flatMap(({ times, values }) => runsOf(times, values, step).map(([first, last]) => [times[first], times[last]]))
    .sort((a, b) => a[0] - b[0]);
  /** @type {Model.Span[]} */
  const gaps = [];
  let end = from;
  for (const [first, last] of covered) {
    if (first - end > limit) gaps.push({ from: end, to: first });
    end = Math.max(end, last);
  }
  // What an agent is about to push is not missing yet.
  if (to - end > Math.max(limit, covered.length === 0 ? 0 : LATE_AFTER_SECONDS)) gaps.push({ from: end, to });
  return gaps;
}

export { gapLimit, gapsOf, rhythmOf, runsOf };
