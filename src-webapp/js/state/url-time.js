import { DEFAULT_RANGE_SECONDS, RANGES_SECONDS, SHORTEST_SPAN_SECONDS } from '../lib/time.js';

/**
 * The shown time in the address:
 *
 *   ?range=3600                        the last hour, following
 *   ?from=1675727700&to=1675728000     a span that stands still; `range` beside it is what following comes back to
 *   ?ghost=week                        and the same a week earlier behind it
 */

/** @typedef {Pick<Model.Route, 'rangeSeconds' | 'window' | 'ghost'>} TimeRoute */

/** @type {TimeRoute} */
const DEFAULT_TIME = Object.freeze({ rangeSeconds: DEFAULT_RANGE_SECONDS, window: null, ghost: 'none' });

/**
 * @param {URLSearchParams} query
 * @returns {TimeRoute}
 */
function parseTime(query) {
  const range = Number(query.get('range'));
  const ghost = query.get('ghost');
  return {
    rangeSeconds: RANGES_SECONDS.find((known) => known === range) ?? DEFAULT_TIME.rangeSeconds,
    window: parseWindow(query),
    ghost: ghost === 'day' || ghost === 'week' ? ghost : 'none',
  };
}

/**
 * @param {URLSearchParams} query
 * @returns {Model.Span | null} null for none, and for one that is none
 */
function parseWindow(query) {
  const from = Number(query.get('from') ?? NaN);
  const to = Number(query.get('to') ?? NaN);
  const whole = Number.isSafeInteger(from) && Number.isSafeInteger(to);
  return whole && from >= 0 && to - from >= SHORTEST_SPAN_SECONDS ? { from, to } : null;
}

/**
 * @param {URLSearchParams} query is added to
 * @param {TimeRoute} route
 */
function writeTime(query, { rangeSeconds, window, ghost }) {
  if (rangeSeconds !== DEFAULT_TIME.rangeSeconds) query.set('range', String(rangeSeconds));
  if (window !== null) {
    query.set('from', String(window.from));
    query.set('to', String(window.to));
  }
  if (ghost !== 'none') query.set('ghost', ghost);
}

export { DEFAULT_TIME, parseTime, writeTime };
