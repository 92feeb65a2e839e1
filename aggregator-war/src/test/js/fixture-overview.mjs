import { fleet, matchingHosts, summary } from './fixture-fleet.mjs';

/** The made-up fleet as a whole: its extremes, tags, groups and trend. */

const STEP_SECONDS = 30;
const MOMENTS = 121;

/** @param {number} count @param {number} now */
function extremes(count, now) {
  const all = fleet(count, now).filter(({ status, last_seen: seen, latest }) => status === 'offline' || now - seen > 20
    || latest['cpu.total_usage'] > 88 || latest['memory.usage_percent'] > 88 || latest['filesystem.usage_percent'] > 88
    || latest['pressure.io_some_percent'] > 40);
  return { hosts: all.slice(0, 60), count: all.length, total: all.length, timestamp: now };
}

/** @param {number} count @param {number} now */
function tags(count, now) {
  const all = fleet(count, now);
  const keys = [...new Set(all.flatMap((each) => Object.keys(each.tags)))].sort();
  const list = keys.map((key) => ({ key, values: valuesOf(all, key).map((value) => ({ value, hosts: withTag(all, key, value).length })) }));
  return { tags: list, timestamp: now };
}

/** @param {ReturnType<typeof fleet>} all @param {string} key */
function valuesOf(all, key) {
  return [...new Set(all.flatMap((each) => each.tags[key] ?? []))].sort();
}

/** @param {ReturnType<typeof fleet>} all @param {string} key @param {string} value */
function withTag(all, key, value) {
  return all.filter((each) => each.tags[key] === value);
}

/** @param {number} count @param {URLSearchParams} query @param {number} now */
function groups(count, query, now) {
  const key = query.get('tag_key') ?? '';
  const all = matchingHosts(count, query, now);
  return { tag: key, groups: valuesOf(all, key).map((value) => groupOf(value, withTag(all, key, value))), timestamp: now };
}

/** @param {string} value @param {ReturnType<typeof fleet>} hosts */
function groupOf(value, hosts) {
  const online = hosts.filter((each) => each.status === 'online');
  /** @param {string} metric */
  const sum = (metric) => online.reduce((total, each) => total + each.latest[metric], 0);
  return {
    value, hosts: hosts.length, online: online.length,
    avg_cpu_usage: online.length === 0 ? null : sum('cpu.total_usage') / online.length,
    memory_used_bytes: sum('memory.used_bytes'), memory_total_bytes: sum('memory.total_bytes'),
    max_filesystem_percent: Math.max(...online.map((each) => each.latest['filesystem.usage_percent'])),
  };
}

/** @param {number} count @param {number} now */
function trend(count, now) {
  const last = now - (now % STEP_SECONDS);
  const timestamps = Array.from({ length: MOMENTS }, (_, index) => last - (MOMENTS - 1 - index) * STEP_SECONDS);
  const at = timestamps.map((time) => summary(Math.min(count, 50), time));
  const scale = count / Math.min(count, 50);
  return {
    step: STEP_SECONDS, timestamps,
    total_hosts: at.map(() => count),
    online_hosts: at.map((each, index) => count - Math.round(each.offline_hosts * scale * (index > 70 ? 1 : 0.5))),
    avg_cpu_usage: at.map((each) => each.avg_cpu_usage),
    total_memory_used: at.map((each) => each.total_memory_used * scale),
    timestamp: now,
  };
}

export { extremes, groups, tags, trend };
