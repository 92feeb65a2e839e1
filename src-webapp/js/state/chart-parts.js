import { GHOST_SECONDS } from '../lib/time.js';

/** What every chart of a history has in common. */

/**
 * @param {Wire.History} history
 * @returns {Pick<Model.Chart, 'fromSeconds' | 'toSeconds' | 'stepSeconds'>}
 */
function chartSpan({ from, to, step }) {
  return { fromSeconds: from, toSeconds: to, stepSeconds: step };
}

/**
 * Lines of an earlier time, moved onto the shown one.
 *
 * @param {Model.Ghost | null} ghost
 * @param {(history: Wire.History) => Model.ChartSeries[]} linesOf
 * @returns {Model.ChartSeries[]} without their bands, which would hide what they are compared with
 */
function ghostSeries(ghost, linesOf) {
  if (ghost === null) return [];
  const { kind, history } = ghost;
  const moved = movedBy(GHOST_SECONDS[kind]);
  return linesOf(history).map((series) => ({ ...series, ghost: kind, times: moved(series.times), min: null, max: null }));
}

/**
 * @param {number} seconds
 * @returns {(times: Float64Array) => Float64Array} the same column for the same one, since columns are shared
 */
function movedBy(seconds) {
  /** @type {Map<Float64Array, Float64Array>} */
  const known = new Map();
  return (times) => {
    const moved = known.get(times) ?? times.map((time) => time + seconds);
    known.set(times, moved);
    return moved;
  };
}

export { chartSpan, ghostSeries };
