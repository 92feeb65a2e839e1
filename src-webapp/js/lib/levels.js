/** When a percentage that can run out is worth a look; the same everywhere, so that a colour means one thing. */

const HIGH_PERCENT = 90;
const GRAVE_PERCENT = 95;

/**
 * @param {number | null} percent 0–100
 * @returns {'high' | 'grave' | null} null when there is nothing to see
 */
function levelOf(percent) {
  if (percent === null || percent < HIGH_PERCENT) return null;
  return percent < GRAVE_PERCENT ? 'high' : 'grave';
}

export { levelOf };
