import { nearestIndex } from './hit.js';

/** Points that Page Up and Page Down move by. */
const LEAP = 10;

/**
 * The moment that a reader points at, by pointer or by arrow keys; always one of the chart's own points.
 *
 * @param {HTMLElement} target takes the pointer and the keys
 * @param {AbortSignal} signal
 * @param {object} chart
 * @param {() => Float64Array} chart.times of the points that the cursor stops at
 * @param {(pixel: number) => number | null} chart.timeAt
 * @param {(time: number | null, byKey: boolean) => void} chart.onMove
 */
function createCursor(target, signal, { times, timeAt, onMove }) {
  /** @type {number | null} */
  let time = null;

  /** @param {number | null} next @param {boolean} byKey */
  function move(next, byKey) {
    if (next === time) return;
    time = next;
    onMove(time, byKey);
  }

  /** @param {PointerEvent} event */
  function onPointer(event) {
    const pointed = timeAt(event.clientX - target.getBoundingClientRect().left);
    move(pointed === null ? null : pointAt(times(), nearestIndex(times(), pointed)), false);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = keyStep(event.key);
    if (event.key === 'Escape') move(null, true);
    if (step === null) return;
    event.preventDefault();
    const points = times();
    const from = time === null ? points.length : nearestIndex(points, time);
    move(pointAt(points, Math.min(points.length - 1, Math.max(0, from + step))), true);
  }

  target.addEventListener('pointermove', onPointer, { signal, passive: true });
  target.addEventListener('pointerdown', onPointer, { signal, passive: true });
  target.addEventListener('pointerleave', () => move(null, false), { signal });
  target.addEventListener('blur', () => move(null, false), { signal });
  target.addEventListener('keydown', onKey, { signal });

  return {
    /** @returns {number | null} Unix seconds */
    get: () => time,
    /** The chart's data changed: what is no longer there is pointed at no longer. @returns {boolean} it let go */
    settle() {
      if (time === null || times().includes(time)) return false;
      time = null;
      return true;
    },
  };
}

/**
 * @param {Float64Array} times
 * @param {number} index
 * @returns {number | null}
 */
function pointAt(times, index) {
  return times[index] ?? null;
}

/**
 * @param {string} key
 * @returns {number | null} points to move by; null for a key that is not ours
 */
function keyStep(key) {
  switch (key) {
    case 'ArrowLeft': return -1;
    case 'ArrowRight': return 1;
    case 'PageUp': return -LEAP;
    case 'PageDown': return LEAP;
    case 'Home': return -Infinity;
    case 'End': return Infinity;
    default: return null;
  }
}

export { createCursor };
