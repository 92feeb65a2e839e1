import { CHART_POINTS, COMPARED_POINTS } from '../lib/limits.js';
import { COMPARED_METRICS } from '../lib/compare-panels.js';
import { PANEL_METRICS } from '../lib/panels.js';
import { GHOST_SECONDS } from '../lib/time.js';

/** The questions about the past: the shown span, the same span of an earlier time, and how file systems grew. */

/** @typedef {import('./client.js').Query} Query */

/** What the cards and the charts of a single host are made from; a metric that the host lacks costs nothing. */
const CHARTED = [...new Set([
  'cpu.total_usage', 'memory.usage_percent', 'load.1m', 'memory.used_bytes', 'system.boot_time_seconds', ...PANEL_METRICS,
])];

/** From how long before now, and in how many points, growth is told. */
const GROWTH_SPAN_SECONDS = 7 * 86_400;
const GROWTH_POINTS = 170;

/** What a host's newest samples are asked for beside its headline. */
const LATEST_METRICS = ['filesystem.*', 'system.boot_time_seconds', 'system.time_offset_seconds'];

/**
 * @param {Model.Route} route with its hosts resolved
 * @param {Model.GhostKind} ghost how long before the shown span
 * @returns {Query}
 */
function historyQuery(route, ghost) {
  const compared = route.view === 'compare';
  return [
    ...pairs('host', route.hosts), ...pairs('metric', compared ? COMPARED_METRICS : CHARTED), ...spanOf(route, GHOST_SECONDS[ghost]),
    ['points', compared ? COMPARED_POINTS : CHART_POINTS],
  ];
}

/**
 * @param {Pick<Model.Route, 'window' | 'rangeSeconds'>} route
 * @param {number} earlier seconds
 * @returns {[string, number][]}
 */
function spanOf({ window, rangeSeconds }, earlier) {
  if (window !== null) return [['from', Math.max(0, window.from - earlier)], ['to', Math.max(0, window.to - earlier)]];
  return earlier === 0 ? [['from', -rangeSeconds]] : [['from', -rangeSeconds - earlier], ['to', -earlier]];
}

/** @param {readonly string[]} hosts @returns {Query} */
function growthQuery(hosts) {
  return [
    ...pairs('host', hosts), ...pairs('metric', ['filesystem.used_bytes']),
    ['from', -GROWTH_SPAN_SECONDS], ['points', GROWTH_POINTS],
  ];
}

/** @param {readonly string[]} hosts @returns {Query} */
function latestQuery(hosts) {
  return [...pairs('host', hosts), ...pairs('metric', LATEST_METRICS)];
}

/**
 * @param {string} name
 * @param {readonly string[]} values
 * @returns {[string, string][]}
 */
function pairs(name, values) {
  return values.map((value) => [name, value]);
}

export { growthQuery, historyQuery, latestQuery };
