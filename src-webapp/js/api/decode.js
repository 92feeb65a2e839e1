import { ShapeError, asArray, asListOf, asMapOf, asNumber, asObject, asOptional, asString } from './json.js';

/** From parsed JSON to the types of `Wire`. Fields that we do not know are ignored; those we need are checked. */

/**
 * @param {unknown} json
 * @returns {Wire.HostPage}
 */
function decodeHostPage(json) {
  const page = asObject(json, 'answer');
  return {
    hosts: asListOf(page.hosts, 'hosts', decodeHost),
    total: asNumber(page.total, 'total'),
    timestamp: asNumber(page.timestamp, 'timestamp'),
  };
}

/**
 * @param {unknown} json
 * @returns {Wire.HostAnswer}
 */
function decodeHostAnswer(json) {
  const answer = asObject(json, 'answer');
  return {
    host: decodeHost(answer.host, 'host'),
    series: asListOf(answer.series, 'series', decodeSeriesKey),
    timestamp: asNumber(answer.timestamp, 'timestamp'),
  };
}

/**
 * @param {unknown} json
 * @param {string} where
 * @returns {Wire.SeriesKey}
 */
function decodeSeriesKey(json, where) {
  const key = asObject(json, where);
  return { metric_type: asString(key.metric_type, `${where}.metric_type`), tags: asString(key.tags, `${where}.tags`) };
}

/**
 * @param {unknown} json
 * @param {string} where
 * @returns {Wire.Host}
 */
function decodeHost(json, where) {
  const host = asObject(json, where);
  return {
    hostname: asString(host.hostname, `${where}.hostname`),
    first_seen: asNumber(host.first_seen, `${where}.first_seen`),
    last_seen: asNumber(host.last_seen, `${where}.last_seen`),
    tags: asOptional(host.tags, `${where}.tags`, (tags, at) => asMapOf(tags, at, asString)) ?? {},
    version: asOptional(host.version, `${where}.version`, asString),
    platform: asOptional(host.platform, `${where}.platform`, asString),
    status: decodeStatus(host.status, `${where}.status`),
    conflict: host.conflict === true,
    latest: asOptional(host.latest, `${where}.latest`, (latest, at) => asMapOf(latest, at, asNumber)) ?? {},
  };
}

/**
 * @param {unknown} json
 * @param {string} where
 * @returns {Wire.HostStatus}
 */
function decodeStatus(json, where) {
  if (json !== 'online' && json !== 'offline') throw new ShapeError(where, '"online" or "offline"', json);
  return json;
}

/**
 * @param {unknown} json
 * @returns {Wire.Summary}
 */
function decodeSummary(json) {
  const summary = asObject(json, 'answer');
  return {
    total_hosts: asNumber(summary.total_hosts, 'total_hosts'),
    online_hosts: asNumber(summary.online_hosts, 'online_hosts'),
    offline_hosts: asNumber(summary.offline_hosts, 'offline_hosts'),
    avg_cpu_usage: asOptional(summary.avg_cpu_usage, 'avg_cpu_usage', asNumber),
    total_memory_used: asNumber(summary.total_memory_used, 'total_memory_used'),
    timestamp: asNumber(summary.timestamp, 'timestamp'),
  };
}

/**
 * @param {unknown} json
 * @returns {Wire.FleetValues}
 */
function decodeFleetValues(json) {
  const answer = asObject(json, 'answer');
  const hosts = asListOf(answer.hosts, 'hosts', asString);
  return {
    metric_type: asString(answer.metric_type, 'metric_type'),
    hosts,
    values: sameLength(asListOf(answer.values, 'values', numberOrNull), hosts, 'values'),
    status: sameLength(asListOf(answer.status, 'status', decodeStatus), hosts, 'status'),
    timestamp: asNumber(answer.timestamp, 'timestamp'),
  };
}

/**
 * @param {unknown} json
 * @returns {Wire.History}
 */
function decodeHistory(json) {
  const history = asObject(json, 'answer');
  return {
    from: asNumber(history.from, 'from'),
    to: asNumber(history.to, 'to'),
    step: asNumber(history.step, 'step'),
    series: asListOf(history.series, 'series', decodeSeries),
    timestamp: asNumber(history.timestamp, 'timestamp'),
  };
}

/**
 * @param {unknown} json
 * @param {string} where
 * @returns {Wire.Series}
 */
function decodeSeries(json, where) {
  const series = asObject(json, where);
  const timestamps = decodeColumn(series.timestamps, `${where}.timestamps`);
  /** @param {unknown} column @param {string} name */
  const column = (column, name) => sameLength(decodeColumn(column, name), timestamps, name);
  return {
    host: asString(series.host, `${where}.host`),
    metric_type: asString(series.metric_type, `${where}.metric_type`),
    tags: asString(series.tags, `${where}.tags`),
    timestamps,
    values: column(series.values, `${where}.values`),
    min: asOptional(series.min, `${where}.min`, column),
    max: asOptional(series.max, `${where}.max`, column),
  };
}

/**
 * @param {unknown} json
 * @param {string} where
 * @returns {Float64Array} null becomes NaN
 */
function decodeColumn(json, where) {
  return Float64Array.from(asArray(json, where), (value) => numberOrNull(value, where) ?? NaN);
}

/**
 * @param {unknown} value
 * @param {string} where
 */
function numberOrNull(value, where) {
  return asOptional(value, where, asNumber);
}

/**
 * @template {{ readonly length: number }} Column
 * @param {Column} column
 * @param {{ readonly length: number }} other
 * @param {string} where
 * @returns {Column}
 */
function sameLength(column, other, where) {
  if (column.length !== other.length) throw new ShapeError(where, `${other.length} elements`, column);
  return column;
}

/**
 * @param {unknown} json
 * @returns {Wire.Health}
 */
function decodeHealth(json) {
  return { status: asString(asObject(json, 'answer').status, 'status') };
}

export { decodeFleetValues, decodeHealth, decodeHistory, decodeHostAnswer, decodeHostPage, decodeSummary };
