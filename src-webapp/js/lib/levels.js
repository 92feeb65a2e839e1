/** When a percentage is worth a look; the same everywhere, so that a colour means one thing. */

/** What can run out: CPU, memory, file systems. */
const HIGH_PERCENT = 90;
const GRAVE_PERCENT = 95;

/** Pressure is time in which tasks stood still: half of it is far more than a busy host has. */
const HIGH_PRESSURE_PERCENT = 50;
const GRAVE_PRESSURE_PERCENT = 80;

/** @typedef {'high' | 'grave' | null} Level null when there is nothing to see */

/**
 * @param {number | null} percent 0–100, of what can run out
 * @returns {Level}
 */
function levelOf(percent) {
  return levelBetween(percent, HIGH_PERCENT, GRAVE_PERCENT);
}

/**
 * @param {number | null} percent 0–100, of time in which some task was stalled
 * @returns {Level}
 */
function pressureLevelOf(percent) {
  return levelBetween(percent, HIGH_PRESSURE_PERCENT, GRAVE_PRESSURE_PERCENT);
}

/**
 * @param {number | null} percent
 * @param {number} high
 * @param {number} grave
 * @returns {Level}
 */
function levelBetween(percent, high, grave) {
  if (percent === null || percent < high) return null;
  return percent < grave ? 'high' : 'grave';
}

export { levelOf, pressureLevelOf };
