/** When a file system will be full: a straight line through what was used in the last days (least squares). */

const DAY = 86_400;

/** A shorter past tells nothing about days. */
const LEAST_SECONDS = 6 * 3600;
const LEAST_POINTS = 6;

/** What lies further away than this is not said: nothing goes on unchanged for so long. */
const MOST_DAYS = 3650;

/**
 * @param {Wire.History | null} growth `filesystem.used_bytes`
 * @param {string} tags of the file system
 * @param {number | null} availableBytes what can still be written
 * @returns {Model.Outlook}
 */
function outlookOf(growth, tags, availableBytes) {
  const series = growth?.series.find((each) => each.tags === tags);
  if (series === undefined || availableBytes === null) return { kind: 'unknown' };
  const { timestamps, values } = series;
  const span = timestamps.length < LEAST_POINTS ? 0 : timestamps[timestamps.length - 1] - timestamps[0];
  if (span < LEAST_SECONDS) return { kind: 'unknown' };
  const { slope, spread } = fitLine(timestamps, values);
  // What goes up and down by more than it grew in all that time does not grow.
  if (slope * span <= spread) return { kind: 'steady' };
  const days = availableBytes / slope / DAY;
  return days > MOST_DAYS ? { kind: 'steady' } : { kind: 'days', days };
}

/**
 * @param {Float64Array} x
 * @param {Float64Array} y as long as x
 * @returns {{ slope: number, spread: number }} rise of y a unit of x, and the standard deviation of y around the line
 */
function fitLine(x, y) {
  const meanX = mean(x);
  const meanY = mean(y);
  let xx = 0;
  let xy = 0;
  x.forEach((each, index) => {
    xx += (each - meanX) ** 2;
    xy += (each - meanX) * (y[index] - meanY);
  });
  const slope = xx === 0 ? 0 : xy / xx;
  const squares = y.map((each, index) => (each - meanY - slope * (x[index] - meanX)) ** 2);
  return { slope, spread: Math.sqrt(mean(squares)) };
}

/** @param {Float64Array} values at least one */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export { outlookOf };
