/** Tick marks as a person would draw them: steps of 1, 2 or 5 times a power of ten. */

/**
 * @param {number} low
 * @param {number} high at least `low`
 * @param {number} most how many ticks there may be, at least 2
 * @returns {number[]} ascending, within [low, high]
 */
function valueTicks(low, high, most) {
  if (!(high > low)) return [low];
  const step = niceStep((high - low) / (most - 1));
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step, step));
}

/**
 * @param {number} rough positive
 * @returns {number} the smallest 1, 2 or 5 times a power of ten that is not below it
 */
function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}

/**
 * 3 × 0.1 is not 0.3 in binary: written with the step's own number of digits it is.
 *
 * @param {number} value
 * @param {number} step
 */
function tidy(value, step) {
  const places = Math.max(0, -Math.floor(Math.log10(step)));
  return places > 20 ? value : Number(value.toFixed(places));
}

export { niceStep, valueTicks };
