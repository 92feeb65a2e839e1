import { FLEET_ROUTE, writeRoute } from './url.js';
import { filterStatus } from './route-changes.js';

/** What the aggregator keeps of the fleet's trend; until it has run for so long there is less. */
const TREND_SECONDS = 3600;

const OFFLINE_HREF = writeRoute(filterStatus(FLEET_ROUTE, 'offline'));

/**
 * The fleet's four figures and how each went over the last hour.
 *
 * @param {Pick<Model.State, 'summary' | 'trend'>} state
 * @returns {Model.FleetCards | null}
 */
function fleetCards({ summary, trend }) {
  if (summary === null) return null;
  /** @param {number | null} value @param {'total_hosts' | 'online_hosts' | 'avg_cpu_usage' | 'total_memory_used'} column */
  const figure = (value, column) => figureOf(value, trend, trend?.[column] ?? null);
  return {
    total: figure(summary.total_hosts, 'total_hosts'),
    online: figure(summary.online_hosts, 'online_hosts'),
    offline: summary.offline_hosts,
    averageCpuPercent: figure(summary.avg_cpu_usage, 'avg_cpu_usage'),
    memoryUsedBytes: figure(summary.total_memory_used, 'total_memory_used'),
    spanSeconds: TREND_SECONDS,
    offlineHref: OFFLINE_HREF,
  };
}

/**
 * @param {number | null} value
 * @param {Wire.FleetTrend | null} trend
 * @param {Float64Array | null} column of it
 * @returns {Model.Figure} with no line where it did not move: it would say nothing; with no change before the aggregator
 *   has run for the whole span: how its first hosts came is no trend
 */
function figureOf(value, trend, column) {
  if (trend === null || column === null || trend.timestamps.length < 2) return { value, change: null, points: null };
  const { timestamps: times, step } = trend;
  const whole = times[0] - (times[times.length - 1] - TREND_SECONDS) <= step && Number.isFinite(column[0]);
  return { value, change: value === null || !whole ? null : value - column[0], points: lineOf(trend, column) };
}

/** @type {WeakMap<Float64Array, Model.SparkPoints | null>} */
const made = new WeakMap();

/**
 * The same answer gives the same line, so it is drawn once.
 *
 * @param {Wire.FleetTrend} trend
 * @param {Float64Array} column of it
 * @returns {Model.SparkPoints | null}
 */
function lineOf({ timestamps: times, step }, column) {
  const known = made.get(column);
  if (known !== undefined) return known;
  const to = times[times.length - 1];
  const level = column.every((each) => each === column[0]);
  const line = level ? null : { times, values: column, from: to - TREND_SECONDS, to, gap: 3 * step };
  made.set(column, line);
  return line;
}

export { fleetCards };
