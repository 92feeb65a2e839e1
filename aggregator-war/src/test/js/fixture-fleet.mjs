/**
 * A made-up fleet for looking at the dashboard: a test tool, never shipped. Every value is a function of host and time
 * alone, so two runs show the same fleet. The answers follow the wire contract.
 */

import { familiesOf, wave } from './fixture-families.mjs';

const ROLES = ['web', 'db', 'app', 'cache', 'queue'];
const SITES = ['us-east-1', 'eu-west-1', 'ap-south-1'];
const GIB = 2 ** 30;

/** @param {number} seed @returns {number} 0–1, the same for the same seed */
function noise(seed) {
  const wave = Math.sin(seed * 12.9898) * 43_758.5453;
  return wave - Math.floor(wave);
}

/** @param {number} value @param {number} low @param {number} high */
function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}

/** @param {number} index @param {number} time */
function cpuAt(index, time) {
  const base = index % 29 === 7 ? 93 : 8 + 50 * noise(index);
  const wave = 9 * Math.sin(time / 40 + index) + 5 * Math.sin(time / 11 + 2 * index);
  const spike = noise(index * 7 + Math.floor(time / 90)) > 0.93 ? 25 : 0;
  return clamp(base + wave + spike + 4 * noise(time + index), 0.3, 100);
}

/** @param {number} index @param {number} time */
function memoryAt(index, time) {
  const base = index % 37 === 11 ? 95.5 : 30 + 50 * noise(index + 500);
  return clamp(base + 2 * Math.sin(time / 130 + index), 1, 99.6);
}

/** @param {number} index */
function totalMemory(index) {
  return [8, 16, 32, 64][index % 4] * GIB;
}

/** @param {number} value @param {number} [places] */
function round(value, places = 2) {
  return Number(value.toFixed(places));
}

/** @param {number} index @param {number} now */
function latest(index, now) {
  const time = now - (now % 2);
  const total = totalMemory(index);
  return {
    timestamp: time,
    'cpu.total_usage': round(cpuAt(index, time)),
    'cpu.cores': [4, 8, 16, 32][index % 4],
    'memory.total_bytes': total,
    'memory.used_bytes': Math.round((total * memoryAt(index, time)) / 100),
    'memory.usage_percent': round(memoryAt(index, time)),
    'load.1m': round((cpuAt(index, time) / 100) * [4, 8, 16, 32][index % 4] * 1.1),
    'pressure.cpu_some_percent': round(clamp(cpuAt(index, time) - 70, 0, 100)),
    'pressure.io_some_percent': round(index % 43 === 9 ? 62 : 3 * noise(index + 40)),
    'filesystem.usage_percent': round(index % 41 === 5 ? 97.3 : 20 + 65 * noise(index + 900)),
    'network.rx_bytes_per_sec': Math.round(4e6 * noise(index + Math.floor(time / 6))),
    'network.tx_bytes_per_sec': Math.round(9e5 * noise(index + 3 + Math.floor(time / 6))),
    'disk.read_bytes_per_sec': Math.round(2e6 * noise(index + 4 + Math.floor(time / 6))),
    'disk.write_bytes_per_sec': Math.round(8e6 * noise(index + 5 + Math.floor(time / 6))),
  };
}

/** @param {number} index @returns {number} seconds since the last push */
function silence(index) {
  if (index % 97 === 13) return 740 + index;
  return index % 53 === 3 ? 45 + (index % 50) : index % 10;
}

/** @param {number} index @param {number} now */
function host(index, now) {
  const role = ROLES[index % ROLES.length];
  const silent = silence(index);
  return {
    hostname: `${role}-server-${String(index + 1).padStart(2, '0')}`,
    first_seen: now - 86_400 * (1 + (index % 30)),
    last_seen: now - silent,
    tags: { datacenter: SITES[index % SITES.length], environment: index % 6 === 0 ? 'staging' : 'production', role },
    version: '0.5.0',
    platform: 'Linux',
    status: silent < 300 ? 'online' : 'offline',
    ...(index % 61 === 17 ? { conflict: true } : {}),
    latest: latest(index, now - silent),
  };
}

/** @type {Record<string, (host: ReturnType<typeof host>) => string | number>} */
const SORTS = {
  hostname: (each) => each.hostname,
  status: (each) => each.status,
  platform: (each) => each.platform,
  last_seen: (each) => each.last_seen,
  cpu: (each) => each.latest['cpu.total_usage'],
  memory: (each) => each.latest['memory.usage_percent'],
  load: (each) => each.latest['load.1m'],
  load_per_core: (each) => each.latest['load.1m'] / each.latest['cpu.cores'],
  pressure: (each) => Math.max(each.latest['pressure.cpu_some_percent'], each.latest['pressure.io_some_percent']),
  filesystem: (each) => each.latest['filesystem.usage_percent'],
  network: (each) => each.latest['network.rx_bytes_per_sec'],
  disk: (each) => each.latest['disk.read_bytes_per_sec'],
};

/** @param {number} count @param {URLSearchParams} query @param {number} now */
function matchingHosts(count, query, now) {
  const wanted = (query.get('q') ?? '').toLowerCase();
  const tags = query.getAll('tag').map((tag) => tag.split(':'));
  return fleet(count, now)
    .filter((each) => query.get('status') === null || each.status === query.get('status'))
    .filter((each) => tags.every(([key, value]) => each.tags[key] === value))
    .filter((each) => `${each.hostname} ${Object.values(each.tags).join(' ')}`.toLowerCase().includes(wanted));
}

/** @param {number} count @param {URLSearchParams} query @param {number} now */
function hosts(count, query, now) {
  const sort = SORTS[query.get('sort') ?? 'hostname'];
  const sign = query.get('order') === 'desc' ? -1 : 1;
  const group = (/** @type {ReturnType<typeof host>} */ each) => each.tags[query.get('group') ?? ''] ?? '';
  const matching = matchingHosts(count, query, now).sort((a, b) => group(a).localeCompare(group(b))
    || sign * (sort(a) < sort(b) ? -1 : Number(sort(a) > sort(b))));
  const offset = Number(query.get('offset') ?? 0);
  const page = matching.slice(offset, offset + Number(query.get('limit') ?? 1000));
  return { hosts: page, count: page.length, total: matching.length, timestamp: now };
}

/** @param {number} count @param {number} now */
function fleet(count, now) {
  return Array.from({ length: count }, (_, index) => host(index, now));
}

/** @param {number} count @param {number} now */
function summary(count, now) {
  const online = fleet(count, now).filter((each) => each.status === 'online');
  /** @param {string} metric */
  const sum = (metric) => online.reduce((total, each) => total + each.latest[metric], 0);
  return {
    total_hosts: count,
    online_hosts: online.length,
    offline_hosts: count - online.length,
    avg_cpu_usage: online.length === 0 ? null : round(sum('cpu.total_usage') / online.length, 1),
    total_memory_used: sum('memory.used_bytes'),
    timestamp: now,
  };
}

/** @param {number} count @param {URLSearchParams} query @param {number} now */
function values(count, query, now) {
  const metric = query.get('metric') ?? '';
  const all = fleet(count, now).sort((a, b) => (a.hostname < b.hostname ? -1 : 1));
  return {
    metric_type: metric,
    hosts: all.map((each) => each.hostname),
    values: all.map((each) => each.latest[metric] ?? null),
    status: all.map((each) => each.status),
    last_seen: all.map((each) => each.last_seen),
    timestamp: now,
  };
}

/** @param {string | null} text as in the query @param {number} now @param {number} otherwise */
function moment(text, now, otherwise) {
  const value = text === null ? otherwise : Number(text);
  return value < 0 || Object.is(value, -0) ? now + value : value;
}

/** @param {number} count @param {URLSearchParams} query @param {number} now */
function history(count, query, now) {
  const from = moment(query.get('from'), now, -300);
  const to = moment(query.get('to'), now, now);
  const points = Number(query.get('points') ?? 600);
  const step = to - from <= 2 * points ? 2 : ROUND.find((each) => (to - from) / each <= points) ?? 86_400;
  const wanted = new Set(query.getAll('metric'));
  const series = chosen(count, query, now).flatMap((index) => allSeries(index).filter((each) => wanted.has(each.metric))
    .map((each) => column(index, each, { now, from, to, step })));
  return { from, to, step, series, count: series.length, timestamp: now };
}

const ROUND = [5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** The hosts that are asked about. @param {number} count @param {URLSearchParams} query @param {number} now @returns {number[]} */
function chosen(count, query, now) {
  const names = query.getAll('host');
  return fleet(count, now).flatMap((each, index) => (names.includes(each.hostname) ? [index] : []));
}

/** @param {number} count @param {URLSearchParams} query @param {number} now */
function latestSamples(count, query, now) {
  const wanted = query.getAll('metric').map((name) => name.replace('*', ''));
  const metrics = chosen(count, query, now).flatMap((index) => allSeries(index)
    .filter(({ metric }) => wanted.some((name) => metric.startsWith(name)))
    .map(({ metric, tags, valueAt }) => {
      const timestamp = now - silence(index);
      return { timestamp, metric_type: metric, host: host(index, now).hostname, tags, value: valueAt(timestamp) };
    }));
  return { metrics, count: metrics.length, timestamp: now };
}

/** The headline's own series; its sums over devices are no series of theirs. */
const HEADLINE = ['cpu.total_usage', 'memory.total_bytes', 'memory.used_bytes', 'memory.usage_percent', 'load.1m'];

/** @param {number} index */
function allSeries(index) {
  const headline = HEADLINE.map((metric) => {
    return { metric, tags: '', every: 2, valueAt: (/** @type {number} */ time) => latest(index, time)[metric] };
  });
  const families = familiesOf(index).map(({ metric, tags, every, at }, order) => ({
    metric, tags, every,
    valueAt: (/** @type {number} */ time) => {
      const host = { total: totalMemory(index), cores: [4, 8, 16, 32][index % 4] };
      return round(at({ ...host, cpu: cpuAt(index, time), memory: memoryAt(index, time) }, wave(index * 31 + order, time)));
    },
  }));
  const system = [
    { metric: 'system.boot_time_seconds', tags: '', every: 2, valueAt: (/** @type {number} */ time) => bootTime(index, time) },
    { metric: 'system.time_offset_seconds', tags: '', every: 2, valueAt: () => (index % 7 === 0 ? 4 : 0) },
  ];
  return [...headline, ...families, ...system];
}

/** @param {number} index as in the fleet */
function seriesKeys(index) {
  return allSeries(index).map(({ metric, tags }) => ({ metric_type: metric, tags }));
}

/** Every host is down for twenty minutes once in three days, and is booted anew after it. */
const BOOT_EVERY = 3 * 86_400;
const DOWN_SECONDS = 1200;

/** @param {number} index @param {number} time @returns {number} when it was booted last */
function bootTime(index, time) {
  const phase = Math.round(BOOT_EVERY * noise(index + 77));
  return Math.floor((time - phase) / BOOT_EVERY) * BOOT_EVERY + phase;
}

/** @param {number} index @param {number} time */
function isDown(index, time) {
  return bootTime(index, time) !== bootTime(index, time + DOWN_SECONDS);
}

/**
 * @param {number} index
 * @param {ReturnType<typeof allSeries>[number]} series
 * @param {{ now: number, from: number, to: number, step: number }} over
 */
function column(index, { metric, tags, every, valueAt }, over) {
  const span = over.to - over.from;
  const step = Math.max(over.step, every);
  const first = Math.ceil(over.from / step) * step;
  const end = Math.min(over.to, over.now - silence(index));
  const all = Array.from({ length: Math.max(0, Math.floor((end - first) / step) + 1) }, (_, point) => first + point * step);
  // Every host was away for half a minute now and then, so that gaps can be seen.
  const timestamps = all.filter((time) => (time + 37 * index) % 1000 > 30 || span > 3600)
    .filter((time) => !isDown(index, time));
  const values = timestamps.map(valueAt);
  const steady = /cores|total_bytes/.test(metric);
  const most = /^cpu\.(?!cores)|percent$/.test(metric) ? 100 : Infinity;
  const band = over.step === 2 || metric.startsWith('system.') ? {} : {
    min: values.map((value, point) => round(value * (steady ? 1 : 0.75 + 0.2 * noise(point)))),
    max: values.map((value, point) => (steady ? value : round(Math.min(most, value * (1 + 0.3 * noise(point + 1)))))),
  };
  return { host: host(index, over.now).hostname, metric_type: metric, tags, timestamps, values, ...band };
}

export { fleet, history, hosts, latestSamples, matchingHosts, seriesKeys, summary, values };
