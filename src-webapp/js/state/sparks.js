import { SPARK_SECONDS, SPARK_STEP_SECONDS } from '../lib/limits.js';

/** @type {WeakMap<Wire.History, ReadonlyMap<string, Model.Sparks>>} */
const made = new WeakMap();

/**
 * @param {Wire.History | null} history of many hosts
 * @param {string} hostname
 * @returns {Model.Sparks | null} null while it is on its way
 */
function sparksOf(history, hostname) {
  if (history === null) return null;
  const known = made.get(history) ?? byHost(history);
  made.set(history, known);
  return known.get(hostname) ?? null;
}

/**
 * @param {Wire.History} history
 * @returns {ReadonlyMap<string, Model.Sparks>}
 */
function byHost(history) {
  /** @type {Map<string, { cpu: Model.SparkPoints | null, memory: Model.SparkPoints | null }>} */
  const hosts = new Map();
  for (const series of history.series) {
    const sparks = hosts.get(series.host) ?? { cpu: null, memory: null };
    sparks[series.metric_type === 'cpu.total_usage' ? 'cpu' : 'memory'] = pointsOf(series, history);
    hosts.set(series.host, sparks);
  }
  return hosts;
}

/**
 * @param {Wire.Series} series
 * @param {Wire.History} history
 * @returns {Model.SparkPoints}
 */
function pointsOf({ timestamps, values }, { from, step }) {
  return { times: timestamps, values, from, to: from + SPARK_SECONDS, gap: 3 * Math.max(step, SPARK_STEP_SECONDS) };
}

export { sparksOf };
