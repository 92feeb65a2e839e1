/** Spans of time that the dashboard offers, and the server's clock as the browser can know it. */

/** Seconds shown by default: the seed's five minutes. */
const DEFAULT_RANGE_SECONDS = 300;

/** Spans on offer, in seconds. */
const RANGES_SECONDS = Object.freeze([300, 900, 3600, 21_600, 86_400, 604_800, 2_592_000, 31_536_000]);

/** A shorter span would show next to nothing, since a sample is taken every two seconds. */
const SHORTEST_SPAN_SECONDS = 10;

const DAY = 86_400;

/** How long before the shown time each ghost is. */
const GHOST_SECONDS = Object.freeze({ none: 0, day: DAY, week: 7 * DAY });

/** A host whose last push is older than this is late, though still online. */
const LATE_AFTER_SECONDS = 30;

/**
 * The server's time now. Its answers carry the time at which their content was made; one that comes from the browser's
 * cache (304) carries an old one, so the newest time heard is carried on by this browser's clock.
 *
 * @param {Model.ServerClock} clock
 * @param {number} nowMillis this browser's clock
 * @returns {number} Unix seconds
 */
function serverNow(clock, nowMillis) {
  return clock.serverSeconds + Math.max(0, nowMillis - clock.heardMillis) / 1000;
}

/**
 * @param {number} epochSeconds
 * @returns {string} local time as an `<input type="datetime-local">` has it
 */
function toLocalInput(epochSeconds) {
  const local = new Date((epochSeconds + localOffsetSeconds(epochSeconds)) * 1000);
  return local.toISOString().slice(0, 19);
}

/**
 * @param {string} text as an `<input type="datetime-local">` has it
 * @returns {number | null} Unix seconds; null for what is no time
 */
function fromLocalInput(text) {
  const millis = new Date(text).getTime();
  return text === '' || Number.isNaN(millis) ? null : Math.floor(millis / 1000);
}

/** @param {number} epochSeconds @returns {number} seconds that the reader's time zone is east of UTC at that moment */
function localOffsetSeconds(epochSeconds) {
  return -new Date(epochSeconds * 1000).getTimezoneOffset() * 60;
}

export {
  DEFAULT_RANGE_SECONDS, GHOST_SECONDS, LATE_AFTER_SECONDS, RANGES_SECONDS, SHORTEST_SPAN_SECONDS, fromLocalInput, localOffsetSeconds,
  serverNow, toLocalInput,
};
