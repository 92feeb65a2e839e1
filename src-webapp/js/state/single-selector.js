import { RANGES_SECONDS } from '../lib/time.js';
import { fileSystemsOf } from './file-systems.js';
import { hostRow } from './host-row.js';
import { panelsOf } from './panel-selector.js';
import { writeRoute } from './url.js';

/**
 * @param {Model.State} state with its route resolved
 * @param {number} nowSeconds the server's time
 * @returns {Model.SingleView}
 */
function selectSingleView({ route, details, history }, nowSeconds) {
  const hostname = route.hosts[0] ?? null;
  const detail = hostname === null ? undefined : details[hostname];
  const host = detail ? hostRow(detail, nowSeconds) : null;
  return {
    hostname,
    unknown: detail === null,
    host,
    rangeSeconds: route.rangeSeconds,
    ranges: RANGES_SECONDS.map((seconds) => ({ seconds, href: writeRoute({ ...route, rangeSeconds: seconds }) })),
    cpuPercent: reading(host?.cpuPercent, history, 'cpu.total_usage'),
    memoryPercent: reading(host?.memoryPercent, history, 'memory.usage_percent'),
    load1m: reading(host?.load1m, history, 'load.1m'),
    memoryUsedBytes: reading(host?.memoryUsedBytes, history, 'memory.used_bytes'),
    chart: history && trendOf(history),
    panels: detail ? panelsOf(detail, history) : [],
    fileSystems: fileSystemsOf(history),
  };
}

/**
 * The newest value and its distance from the first of the span.
 *
 * @param {number | null | undefined} newest
 * @param {Wire.History | null} history
 * @param {string} metric
 * @returns {Model.Reading}
 */
function reading(newest, history, metric) {
  const value = newest ?? null;
  const first = history?.series.find((series) => series.metric_type === metric)?.values.find(Number.isFinite);
  return { value, change: value === null || first === undefined ? null : value - first };
}

/** @type {WeakMap<Wire.History, Model.Chart>} */
const trends = new WeakMap();

/**
 * The same answer gives the same chart, so it is drawn once.
 *
 * @param {Wire.History} history
 * @returns {Model.Chart}
 */
function trendOf(history) {
  const known = trends.get(history);
  if (known) return known;
  /** @type {Model.Chart} */
  const chart = {
    kind: 'lines',
    unit: 'percent',
    ceiling: 100,
    fromSeconds: history.from,
    toSeconds: history.to,
    stepSeconds: history.step,
    series: [
      ...chartSeries(history, 'cpu.total_usage', 'cpu'),
      ...chartSeries(history, 'memory.usage_percent', 'memory'),
    ],
  };
  trends.set(history, chart);
  return chart;
}

/**
 * @param {Wire.History} history
 * @param {string} metric
 * @param {'cpu' | 'memory'} word also the name of its colour
 * @returns {Model.ChartSeries[]} one or none
 */
function chartSeries(history, metric, word) {
  const series = history.series.find((candidate) => candidate.metric_type === metric);
  if (series === undefined) return [];
  const { timestamps, values, min, max } = series;
  return [{ word, subject: null, color: word, dashed: false, times: timestamps, values, min, max }];
}

export { selectSingleView };
