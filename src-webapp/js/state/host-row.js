import { LATE_AFTER_SECONDS } from '../lib/time.js';
import { FLEET_ROUTE, writeRoute } from './url.js';

const PRESSURES = ['pressure.cpu_some_percent', 'pressure.memory_some_percent', 'pressure.io_some_percent'];

/**
 * A host as the views show it.
 *
 * @param {Wire.Host} host
 * @param {number} nowSeconds the server's time
 * @returns {Model.HostRow}
 */
function hostRow(host, nowSeconds) {
  const silentSeconds = Math.max(0, nowSeconds - host.last_seen);
  return {
    hostname: host.hostname,
    href: singleHref(host.hostname),
    state: hostState(host.status, silentSeconds),
    silentSeconds,
    platform: host.platform,
    version: host.version,
    tags: host.tags,
    conflict: host.conflict,
    ...headline(host.latest),
    ...workOf(host.latest),
  };
}

/** @param {Wire.Latest} latest */
function headline(latest) {
  /** @param {string} metric */
  const value = (metric) => latest[metric] ?? null;
  return {
    cpuPercent: value('cpu.total_usage'),
    cores: value('cpu.cores'),
    memoryPercent: value('memory.usage_percent'),
    memoryUsedBytes: value('memory.used_bytes'),
    memoryTotalBytes: value('memory.total_bytes'),
    load1m: value('load.1m'),
    filesystemPercent: value('filesystem.usage_percent'),
    receivedBytesPerSecond: value('network.rx_bytes_per_sec'),
    sentBytesPerSecond: value('network.tx_bytes_per_sec'),
    readBytesPerSecond: value('disk.read_bytes_per_sec'),
    writtenBytesPerSecond: value('disk.write_bytes_per_sec'),
  };
}

/**
 * How hard the host works for what it is: load of each core, and the highest of its pressures.
 *
 * @param {Wire.Latest} latest
 */
function workOf(latest) {
  const load = latest['load.1m'];
  const cores = latest['cpu.cores'];
  const pressures = PRESSURES.map((metric) => latest[metric]).filter((value) => value !== undefined);
  return {
    loadPerCore: load === undefined || !cores ? null : load / cores,
    pressurePercent: pressures.length === 0 ? null : Math.max(...pressures),
  };
}

/**
 * The server decides who is offline; lateness is ours, since an answer from the cache cannot know it.
 *
 * @param {Wire.HostStatus} status
 * @param {number} silentSeconds
 * @returns {Model.HostState}
 */
function hostState(status, silentSeconds) {
  if (status === 'offline') return 'offline';
  return silentSeconds > LATE_AFTER_SECONDS ? 'late' : 'online';
}

/** Addresses that were written already: a refresh shows the same hosts. @type {Map<string, string>} */
const hrefs = new Map();
const MOST_HREFS = 1000;

/**
 * @param {string} hostname
 * @returns {string} address of the host's own view
 */
function singleHref(hostname) {
  const known = hrefs.get(hostname);
  if (known !== undefined) return known;
  if (hrefs.size >= MOST_HREFS) hrefs.clear();
  const href = writeRoute({ ...FLEET_ROUTE, view: 'single', hosts: [hostname] });
  hrefs.set(hostname, href);
  return href;
}

/**
 * @param {Wire.Host} host
 * @param {readonly Wire.LatestSample[]} latest of this host
 * @returns {Model.HostFacts}
 */
function hostFacts(host, latest) {
  /** @param {string} metric */
  const value = (metric) => latest.find((sample) => sample.host === host.hostname && sample.metric_type === metric)?.value ?? null;
  return {
    firstSeen: host.first_seen,
    bootTime: value('system.boot_time_seconds'),
    clockOffsetSeconds: value('system.time_offset_seconds'),
    tags: tagLinks(host),
  };
}

/**
 * @param {Wire.Host} host
 * @returns {Model.HostFacts['tags']} sorted by key, each with the comparison of all hosts that have it
 */
function tagLinks({ tags }) {
  return Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => {
    return { key, value, href: writeRoute({ ...FLEET_ROUTE, view: 'compare', comparedTag: `${key}:${value}` }) };
  });
}

export { hostFacts, hostRow, hostState, singleHref, tagLinks };
