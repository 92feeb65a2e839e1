/**
 * Thins a run of points to what the pixels can show: of each pixel column the first, lowest, highest and last point
 * stay, in their order, so no spike is lost and the line enters and leaves each column where it should.
 *
 * @param {Float64Array} pixels ascending x of each point
 * @param {Float64Array} values no NaN between `first` and `last`
 * @param {number} first index
 * @param {number} last index, inclusive
 * @returns {number[]} indices to draw, ascending
 */
function decimate(pixels, values, first, last) {
  const kept = [];
  let start = first;
  while (start <= last) {
    const end = columnEnd(pixels, start, last);
    kept.push(...extremes(values, start, end));
    start = end + 1;
  }
  return kept;
}

/**
 * @param {Float64Array} pixels
 * @param {number} start
 * @param {number} last
 * @returns {number} last index in the same pixel column
 */
function columnEnd(pixels, start, last) {
  const column = Math.floor(pixels[start]);
  let end = start;
  while (end < last && Math.floor(pixels[end + 1]) === column) end++;
  return end;
}

/**
 * @param {Float64Array} values
 * @param {number} start
 * @param {number} end
 * @returns {number[]} at most four indices, ascending, no duplicates
 */
function extremes(values, start, end) {
  let lowest = start;
  let highest = start;
  for (let index = start + 1; index <= end; index++) {
    if (values[index] < values[lowest]) lowest = index;
    if (values[index] > values[highest]) highest = index;
  }
  return [...new Set([start, Math.min(lowest, highest), Math.max(lowest, highest), end])];
}

export { decimate };
