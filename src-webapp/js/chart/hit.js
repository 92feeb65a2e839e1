/**
 * @param {Float64Array} times ascending
 * @param {number} time
 * @returns {number} index of the point nearest in time, the earlier of two; -1 for none
 */
function nearestIndex(times, time) {
  if (times.length === 0) return -1;
  const after = firstNotBefore(times, time);
  if (after === 0) return 0;
  if (after === times.length) return times.length - 1;
  return time - times[after - 1] <= times[after] - time ? after - 1 : after;
}

/**
 * @param {Float64Array} times ascending
 * @param {number} time
 * @returns {number} index of the first that is not before `time`; the length when all are
 */
function firstNotBefore(times, time) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

export { nearestIndex };
