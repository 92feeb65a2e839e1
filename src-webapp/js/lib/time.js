/** Spans of time that the dashboard offers, and the server's clock as the browser can know it. */

/** Seconds shown by default: the seed's five minutes. */
const DEFAULT_RANGE_SECONDS = 300;

/** Spans on offer, in seconds. */
const RANGES_SECONDS = Object.freeze([300, 900, 3600, 21_600, 86_400, 604_800, 2_592_000, 31_536_000]);

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

export { DEFAULT_RANGE_SECONDS, LATE_AFTER_SECONDS, RANGES_SECONDS, serverNow };
