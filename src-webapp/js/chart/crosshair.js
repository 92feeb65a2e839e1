import { gapLimit } from './gaps.js';
import { nearestIndex } from './hit.js';

/** @typedef {ReturnType<typeof createCrosshair>} Crosshair */

/** One moment that all charts of a page point at, whichever of them the reader points into. */
function createCrosshair() {
  /** @type {Set<(time: number | null) => void>} */
  const followers = new Set();
  /** @type {number | null} */
  let time = null;

  return {
    get: () => time,
    /** @param {(time: number | null) => void} follower @param {AbortSignal} signal ends it */
    follow: (follower, signal) => {
      followers.add(follower);
      signal.addEventListener('abort', () => followers.delete(follower));
    },
    /** @param {number | null} next Unix seconds */
    point(next) {
      if (next === time) return;
      time = next;
      followers.forEach((follower) => follower(time));
    },
  };
}

/**
 * Charts whose metrics are taken less often have no point at just that moment: the nearest one stands for it, unless it
 * is so far away that the chart has a gap there.
 *
 * @param {Float64Array} times ascending
 * @param {number | null} time
 * @param {number} step seconds that one point stands for
 * @returns {number | null} one of `times`
 */
function snap(times, time, step) {
  if (time === null) return null;
  const nearest = times[nearestIndex(times, time)];
  return nearest !== undefined && Math.abs(nearest - time) <= gapLimit(times, step) ? nearest : null;
}

export { createCrosshair, snap };
