import { remember } from '../lib/memo.js';
import { detailOf } from './details.js';
import { fileSystemsOf } from './file-systems.js';
import { hostFacts, hostRow } from './host-row.js';
import { chartSpan, ghostSeries } from './chart-parts.js';
import { panelsOf } from './panel-selector.js';
import { rebootsOf } from './reboots.js';
import { selectTime } from './time-selector.js';

/**
 * @param {Model.State} state with its route resolved
 * @param {number} nowSeconds the server's time
 * @returns {Model.SingleView}
 */
function selectSingleView(state, nowSeconds) {
  const { route, details, history, ghost, growth, latest } = state;
  const hostname = route.hosts[0] ?? null;
  const detail = hostname === null ? undefined : detailOf(details, hostname);
  const host = detail ? hostRow(detail, nowSeconds) : null;
  /** @param {number | null | undefined} newest @param {string} metric */
  const card = (newest, metric) => reading(route.window === null ? newest ?? null : undefined, history, metric);
  return {
    hostname,
    unknown: detail === null,
    host,
    facts: detail ? hostFacts(detail, latest) : null,
    time: selectTime(state, nowSeconds),
    changeSeconds: history === null ? route.rangeSeconds : history.to - history.from,
    cpuPercent: card(host?.cpuPercent, 'cpu.total_usage'),
    memoryPercent: card(host?.memoryPercent, 'memory.usage_percent'),
    load1m: card(host?.load1m, 'load.1m'),
    memoryUsedBytes: card(host?.memoryUsedBytes, 'memory.used_bytes'),
    chart: history && hostname !== null ? trendOf(history, ghost, hostname) : null,
    panels: detail ? panelsOf(detail, history, ghost) : [],
    fileSystems: fileSystemsOf(latest, growth),
  };
}

/**
 * A value and its distance from the first of the span.
 *
 * @param {number | null | undefined} newest of the host; undefined: the last of the span stands for it
 * @param {Wire.History | null} history
 * @param {string} metric
 * @returns {Model.Reading}
 */
function reading(newest, history, metric) {
  const values = history?.series.find((series) => series.metric_type === metric)?.values;
  const value = newest === undefined ? values?.findLast(Number.isFinite) ?? null : newest;
  const first = values?.find(Number.isFinite);
  return { value, change: value === null || first === undefined ? null : value - first };
}

const trendOf = remember(makeTrend);

/**
 * @param {Wire.History} history
 * @param {Model.Ghost | null} ghost
 * @param {string} hostname
 * @returns {Model.Chart}
 */
function makeTrend(history, ghost, hostname) {
  const linesOf = (/** @type {Wire.History} */ of) =>
    [...trendSeries(of, 'cpu.total_usage', 'cpu'), ...trendSeries(of, 'memory.usage_percent', 'memory')];
  return {
    kind: 'lines', unit: 'percent', ceiling: 100, ...chartSpan(history),
    series: linesOf(history),
    ghosts: ghostSeries(ghost, linesOf),
    marks: rebootsOf(history, hostname),
  };
}

/**
 * @param {Wire.History} history
 * @param {string} metric
 * @param {'cpu' | 'memory'} word also the name of its colour
 * @returns {Model.ChartSeries[]} one or none
 */
function trendSeries(history, metric, word) {
  const series = history.series.find((candidate) => candidate.metric_type === metric);
  if (series === undefined) return [];
  const { timestamps, values, min, max } = series;
  return [{ word, subject: null, color: word, dashed: false, ghost: 'none', times: timestamps, values, min, max }];
}

export { selectSingleView };
