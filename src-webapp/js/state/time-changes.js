import { SHORTEST_SPAN_SECONDS } from '../lib/time.js';

/** Where zooming, panning and following lead: from the shown route and time to the next route. */

/** The part of a span by which it is panned. */
const PAN_PART = 0.5;

/** How much wider zooming out makes a span. */
const ZOOM_FACTOR = 2;

/** No span begins before the first second, and none is longer than the two years that are kept, and a little. */
const LONGEST_SPAN_SECONDS = 3 * 365 * 86_400;

/**
 * @param {Model.Route} route
 * @param {Model.Span} span of any two moments, in any order
 * @returns {Model.Route} that span, standing still; as long as the shortest one at least
 */
function showSpan(route, { from, to }) {
  const low = Math.max(0, Math.floor(Math.min(from, to)));
  const high = Math.min(low + LONGEST_SPAN_SECONDS, Math.ceil(Math.max(from, to)));
  return { ...route, window: high - low >= SHORTEST_SPAN_SECONDS ? { from: low, to: high } : around((low + high) / 2) };
}

/** @param {number} moment @returns {Model.Span} */
function around(moment) {
  const from = Math.max(0, Math.floor(moment - SHORTEST_SPAN_SECONDS / 2));
  return { from, to: from + SHORTEST_SPAN_SECONDS };
}

/**
 * @param {Model.Route} route
 * @returns {Model.Route} following the present again
 */
function follow(route) {
  return { ...route, window: null };
}

/**
 * Moves the shown span by half its length; what would reach into the future follows the present instead, if it is as
 * long as a span that can follow.
 *
 * @param {Model.Route} route
 * @param {-1 | 1} direction
 * @param {number} nowSeconds the server's time
 * @returns {Model.Route}
 */
function pan(route, direction, nowSeconds) {
  const { from, to } = shownSpan(route, nowSeconds);
  const by = direction * Math.max(1, Math.round((to - from) * PAN_PART));
  if (to + by < nowSeconds) return showSpan(route, { from: from + by, to: to + by });
  if (to - from === route.rangeSeconds) return follow(route);
  return showSpan(route, { from: Math.floor(nowSeconds) - (to - from), to: Math.floor(nowSeconds) });
}

/**
 * @param {Model.Route} route
 * @param {'in' | 'out'} way
 * @param {number | null} centre Unix seconds that stay where they are; null for the middle
 * @param {number} nowSeconds the server's time
 * @returns {Model.Route}
 */
function zoom(route, way, centre, nowSeconds) {
  const { from, to } = shownSpan(route, nowSeconds);
  const factor = way === 'in' ? 1 / ZOOM_FACTOR : ZOOM_FACTOR;
  // Whole seconds, so that the span does not grow by one where its ends are rounded away from each other.
  const length = Math.round(Math.min(LONGEST_SPAN_SECONDS, (to - from) * factor));
  const at = centre ?? (from + to) / 2;
  const start = at - (at - from) * factor;
  const end = Math.min(Math.round(start) + length, Math.floor(Math.max(to, nowSeconds)));
  return showSpan(route, { from: end - length, to: end });
}

/**
 * @param {Pick<Model.Route, 'window' | 'rangeSeconds'>} route
 * @param {number} nowSeconds the server's time
 * @returns {Model.Span}
 */
function shownSpan({ window, rangeSeconds }, nowSeconds) {
  if (window !== null) return window;
  const to = Math.floor(nowSeconds);
  return { from: to - rangeSeconds, to };
}

export { follow, pan, showSpan, shownSpan, zoom };
