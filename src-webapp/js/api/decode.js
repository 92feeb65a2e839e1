import {
  asColumnOf, asListOf, asMapOf, asNumber, asObject, asOptional, asString, numberOrNull, sameLength, ShapeError,
} from './json.js';

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
    tags: asOptional(host.tags, `${where}.tags`, (tags, at) => asMapOf(tags, at, 'string')) ?? {},
    version: asOptional(host.version, `${where}.version`, asString),
    platform: asOptional(host.platform, `${where}.platform`, asString),
    status: decodeStatus(host.status, `${where}.status`),
    conflict: host.conflict === true,
    latest: asOptional(host.latest, `${where}.latest`, (latest, at) => asMapOf(latest, at, 'number')) ?? {},
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
  const hosts = asColumnOf(answer.hosts, 'hosts', asString);
  return {
    metric_type: asString(answer.metric_type, 'metric_type'),
    hosts,
    values: sameLength(asColumnOf(answer.values, 'values', numberOrNull), hosts, 'values'),
    status: sameLength(asColumnOf(answer.status, 'status', decodeStatus), hosts, 'status'),
    last_seen: sameLength(asColumnOf(answer.last_seen, 'last_seen', asNumber), hosts, 'last_seen'),
    timestamp: asNumber(answer.timestamp, 'timestamp'),
  };
}

/**
 * @param {unknown} json
 * @returns {readonly Wire.LatestSample[]}
 */
function decodeLatest(json) {
  return asListOf(asObject(json, 'answer').metrics, 'metrics', (each, where) => {
    const sample = asObject(each, where);
    return {
      ...decodeSeriesKey(sample, where),
      host: asString(sample.host, `${where}.host`),
      timestamp: asNumber(sample.timestamp, `${where}.timestamp`),
      value: asNumber(sample.value, `${where}.value`),
    };
  });
}

/**
 * @param {unknown} json
 * @returns {Wire.Health}
 */
function decodeHealth(json) {
  return { status: asString(asObject(json, 'answer').status, 'status') };
}

export { decodeFleetValues, decodeHealth, decodeHostAnswer, decodeHostPage, decodeLatest, decodeSummary };
