/** Where a line has to break: between points further apart than the series' own rhythm explains. */

/** A distance of this many usual ones is a gap; two would break a line at each late tick. */
const GAP_FACTOR = 2.5;

/**
 * @param {Float64Array} times ascending
 * @param {number} step seconds that one point stands for, as the server says
 * @returns {number} seconds; a longer distance is a gap
 */
function gapLimit(times, step) {
  return GAP_FACTOR * Math.max(step, medianDistance(times));
}

/**
 * @param {Float64Array} times
 * @returns {number} 0 for fewer than two points
 */
function medianDistance(times) {
  if (times.length < 2) return 0;
  const distances = times.subarray(1).map((time, index) => time - times[index]).sort();
  return distances[Math.floor((distances.length - 1) / 2)];
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

export { gapLimit, runsOf };
