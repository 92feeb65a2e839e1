/**
 * Thins a run of points to what the pixels can show, so that no spike is lost. Two ways to the same picture: points of a
 * line, where there are few; the outline of what the line would cover, where there are many.
 */

/**
 * Of each pixel column the first, lowest, highest and last point, in their order: the line enters and leaves each column
 * where it should.
 *
 * @param {Float64Array} pixels ascending x of each point
 * @param {Float64Array} values no NaN between `first` and `last`
 * @param {number} first index
 * @param {number} last index, inclusive
 * @returns {number[]} indices to draw, ascending, none twice
 */
function decimate(pixels, values, first, last) {
  /** @type {number[]} */
  const kept = [];
  let start = first;
  while (start <= last) {
    const end = columnEnd(pixels, start, last);
    keepExtremes(kept, values, start, end);
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
  const edge = Math.floor(pixels[start]) + 1;
  let end = start;
  while (end < last && pixels[end + 1] < edge) end++;
  return end;
}

/**
 * @param {number[]} kept is added to
 * @param {Float64Array} values
 * @param {number} start
 * @param {number} end
 */
function keepExtremes(kept, values, start, end) {
  let lowest = start;
  let highest = start;
  for (let index = start + 1; index <= end; index++) {
    if (values[index] < values[lowest]) lowest = index;
    if (values[index] > values[highest]) highest = index;
  }
  const inner = Math.min(lowest, highest);
  const outer = Math.max(lowest, highest);
  kept.push(start);
  if (inner > start) kept.push(inner);
  if (outer > inner) kept.push(outer);
  if (end > outer) kept.push(end);
}

/**
 * @typedef {object} Outline columns of equal length, one entry a pixel column that has points
 * @property {Float64Array} pixels middle of the column
 * @property {Float64Array} low
 * @property {Float64Array} high
 */

/**
 * What the line covers in each pixel column: from its lowest to its highest point there, the way in from the column
 * before included.
 *
 * @param {Float64Array} pixels as of `decimate`
 * @param {Float64Array} values
 * @param {number} first
 * @param {number} last
 * @returns {Outline}
 */
function outline(pixels, values, first, last) {
  const size = Math.floor(pixels[last]) - Math.floor(pixels[first]) + 1;
  const columns = { pixels: new Float64Array(size), low: new Float64Array(size), high: new Float64Array(size) };
  let count = 0;
  let start = first;
  while (start <= last) {
    const edge = Math.floor(pixels[start]) + 1;
    columns.pixels[count] = edge - 0.5;
    columns.low[count] = columns.high[count] = values[Math.max(first, start - 1)];
    while (start <= last && pixels[start] < edge) widen(columns, count, values[start++]);
    count++;
  }
  return { pixels: columns.pixels.subarray(0, count), low: columns.low.subarray(0, count), high: columns.high.subarray(0, count) };
}

/** @param {Outline} columns @param {number} column @param {number} value that it has to reach */
function widen({ low, high }, column, value) {
  if (value < low[column]) low[column] = value;
  if (value > high[column]) high[column] = value;
}

export { decimate, outline };
