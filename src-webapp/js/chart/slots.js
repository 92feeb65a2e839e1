/**
 * What bars are made of: one a point where there is room for it, else one for each few pixels, which stands for the mean of
 * its points and remembers the highest, so that no spike is lost.
 *
 * @typedef {object} Slots columns of equal length, one entry a bar
 * @property {number} width of a bar in CSS pixels, whole
 * @property {Float64Array} pixels middle of the bar
 * @property {Float64Array} values
 * @property {Float64Array} peaks highest that the bar stands for, at least its value
 */

/** A bar and the gap beside it need so much. */
const LEAST_PITCH = 3;
const GAP = 1;
const WIDEST = 24;

/**
 * @param {Float64Array} pixels ascending x of each point
 * @param {{ values: Float64Array, max: Float64Array | null }} series no NaN in its values
 * @param {number} pitch pixels from one point to the next
 * @returns {Slots}
 */
function slotsOf(pixels, { values, max }, pitch) {
  if (pitch >= LEAST_PITCH) {
    return { width: Math.max(1, Math.min(WIDEST, Math.floor(pitch) - GAP)), pixels, values, peaks: max ?? values };
  }
  const slots = { width: LEAST_PITCH - GAP, pixels: pixels.slice(), values: values.slice(), peaks: (max ?? values).slice() };
  let count = 0;
  for (let start = 0; start < pixels.length; count++) {
    const end = slotEnd(pixels, start);
    slots.pixels[count] = (Math.floor(pixels[start] / LEAST_PITCH) + 0.5) * LEAST_PITCH;
    slots.values[count] = meanOf(values, start, end);
    slots.peaks[count] = highestOf(max ?? values, start, end);
    start = end;
  }
  return {
    width: slots.width,
    pixels: slots.pixels.subarray(0, count), values: slots.values.subarray(0, count), peaks: slots.peaks.subarray(0, count),
  };
}

/**
 * @param {Float64Array} pixels
 * @param {number} start
 * @returns {number} index of the first point of the next bar
 */
function slotEnd(pixels, start) {
  const edge = (Math.floor(pixels[start] / LEAST_PITCH) + 1) * LEAST_PITCH;
  let end = start + 1;
  while (end < pixels.length && pixels[end] < edge) end++;
  return end;
}

/** @param {Float64Array} values @param {number} start @param {number} end exclusive */
function meanOf(values, start, end) {
  let sum = 0;
  for (let index = start; index < end; index++) sum += values[index];
  return sum / (end - start);
}

/** @param {Float64Array} values @param {number} start @param {number} end exclusive */
function highestOf(values, start, end) {
  let highest = values[start];
  for (let index = start + 1; index < end; index++) if (values[index] > highest) highest = values[index];
  return highest;
}

export { slotsOf };
