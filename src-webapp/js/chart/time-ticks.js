/** Ticks of time at round local times: round steps of the clock, days, Mondays, months. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Shortest length of a month and so on, to tell whether steps of it fit. */
const MONTH = 28 * DAY;

/** Steps of time that a reader can count in, in seconds, up to weeks. */
const CLOCK_STEPS = [
  1, 2, 5, 10, 15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 3 * DAY, WEEK, 2 * WEEK,
];

/** Further steps, in months. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** The first second was a Thursday. */
const FIRST_MONDAY = 4 * DAY;

/** @typedef {(epochSeconds: number) => number} Offset seconds of the local time zone east of UTC at that moment */

/**
 * @typedef {object} TimeTicks
 * @property {'second' | 'minute' | 'day' | 'month'} unit as fine as the distance of the ticks needs
 * @property {number[]} at Unix seconds, ascending, at round local times
 */

/**
 * @param {number} from Unix seconds
 * @param {number} to not before `from`
 * @param {number} most how many ticks there may be, at least 1
 * @param {Offset} offsetSeconds
 * @returns {TimeTicks}
 */
function timeTicks(from, to, most, offsetSeconds) {
  const step = CLOCK_STEPS.find((candidate) => (to - from) / candidate <= most);
  if (step === undefined) return { unit: 'month', at: monthTicks(from, to, most, offsetSeconds) };
  const unit = step < MINUTE ? 'second' : 'minute';
  return { unit: step < DAY ? unit : 'day', at: clockTicks(from, to, step, offsetSeconds) };
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} step seconds
 * @param {Offset} offsetSeconds
 */
function clockTicks(from, to, step, offsetSeconds) {
  const start = step % WEEK === 0 ? FIRST_MONDAY : 0;
  const first = Math.ceil((from + offsetSeconds(from) - start) / step) * step + start;
  /** @type {number[]} */
  const ticks = [];
  for (let local = first; local <= to + offsetSeconds(to); local += step) ticks.push(fromLocal(local, offsetSeconds));
  // Where clocks are put back, two local times are one moment apart and others twice: what left its place goes.
  return ticks.filter((tick, index) => tick >= from && tick <= to && tick !== ticks[index - 1]);
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} most
 * @param {Offset} offsetSeconds
 */
function monthTicks(from, to, most, offsetSeconds) {
  const months = MONTH_STEPS.find((candidate) => (to - from) / (candidate * MONTH) <= most) ?? MONTH_STEPS[MONTH_STEPS.length - 1];
  const begin = new Date((from + offsetSeconds(from)) * 1000);
  /** @type {number[]} */
  const ticks = [];
  const first = Math.floor((begin.getUTCFullYear() * 12 + begin.getUTCMonth()) / months) * months;
  for (let month = first; ; month += months) {
    const tick = fromLocal(Date.UTC(Math.floor(month / 12), month % 12) / 1000, offsetSeconds);
    if (tick > to) return ticks;
    if (tick >= from) ticks.push(tick);
  }
}

/** @param {number} local seconds as the reader's clock counts them @param {Offset} offsetSeconds */
function fromLocal(local, offsetSeconds) {
  const about = local - offsetSeconds(local);
  return local - offsetSeconds(about);
}

/**
 * @param {number} from
 * @param {number} to
 * @param {Offset} offsetSeconds
 * @returns {number[]} the beginnings of local days in between
 */
function dayStarts(from, to, offsetSeconds) {
  return clockTicks(from, to, DAY, offsetSeconds);
}

export { dayStarts, timeTicks };
