import { LATE_AFTER_SECONDS } from '../lib/time.js';
import { FLEET_ROUTE, writeRoute } from './url.js';

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

/**
 * @param {string} hostname
 * @returns {string} address of the host's own view
 */
function singleHref(hostname) {
  return writeRoute({ ...FLEET_ROUTE, view: 'single', hosts: [hostname] });
}

export { hostRow, singleHref };
