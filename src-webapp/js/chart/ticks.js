/** Tick marks as a person would draw them: steps of 1, 2 or 5 times a power of ten; round steps of the clock for time. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps of time that a reader can count in, in seconds. */
const TIME_STEPS = [
  1, 2, 5, 10, 15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 182 * DAY, 364 * DAY,
];

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

/**
 * @param {number} from Unix seconds
 * @param {number} to not before `from`
 * @param {number} most how many ticks there may be, at least 1
 * @param {(epochSeconds: number) => number} offsetSeconds of the local time zone east of UTC at that moment
 * @returns {number[]} Unix seconds, ascending, at round local times
 */
function timeTicks(from, to, most, offsetSeconds) {
  const step = TIME_STEPS.find((candidate) => (to - from) / candidate <= most) ?? (to - from);
  const offset = offsetSeconds(from);
  const first = Math.ceil((from + offset) / step) * step - offset;
  const ticks = [];
  for (let tick = first; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}

export { niceStep, timeTicks, valueTicks };
