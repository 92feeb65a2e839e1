/**
 * What a made-up host sends besides its headline: a test tool, never shipped. Every value is a function of host, series
 * and time alone. The answers follow the wire contract; a few families are missing on some hosts, as they are in life.
 */

const GIB = 2 ** 30;

/** @param {number} seed @returns {number} 0–1, the same for the same seed */
function noise(seed) {
  const wave = Math.sin(seed * 12.9898) * 43_758.5453;
  return wave - Math.floor(wave);
}

/** @param {number} seed @param {number} time @returns {number} 0–1, slowly changing with a rare spike */
function wave(seed, time) {
  const slow = 0.5 + 0.3 * Math.sin(time / (60 + 40 * noise(seed)) + seed) + 0.1 * Math.sin(time / 13 + 3 * seed);
  const spike = noise(seed + Math.floor(time / 45)) > 0.96 ? 0.4 : 0;
  return Math.min(1, Math.max(0, slow * 0.7 + spike + 0.05 * noise(time + seed)));
}

/** @typedef {{ cpu: number, memory: number, total: number, cores: number }} Values of the host, at one moment */
/** @typedef {{ metric: string, tags: string, every: number, at: (values: Values, wave: number) => number }} Family */

/** @param {string} metric @param {Family['at']} at @param {string} [tags] @param {number} [every] @returns {Family} */
function series(metric, at, tags = '', every = 2) {
  return { metric, tags, every, at };
}

/** @param {Record<string, number>} most highest value of each metric @param {string} tags @param {number} [every] */
function upTo(most, tags, every) {
  return Object.entries(most).map(([metric, high]) => series(metric, (_, part) => high * part, tags, every));
}

/** @param {Record<string, number>} most as of `upTo` @param {string} [tags] @returns {Family[]} nought but for short bursts */
function burstsUpTo(most, tags) {
  return Object.entries(most).map(([metric, high]) => (
    series(metric, (_, part) => (part < 0.62 ? 0 : Math.round(4 * high * (part - 0.62)) / 2), tags)));
}

const CPU = [
  ['user', 0.62], ['system', 0.24], ['nice', 0.02], ['softirq', 0.05], ['irq', 0.01], ['steal', 0.06],
].map(([mode, share]) => series(`cpu.${mode}`, (host) => host.cpu * Number(share)));

const MEMORY = [
  series('memory.anon_bytes', (host) => host.total * (host.memory / 100) * 0.8),
  series('memory.shmem_bytes', (host) => host.total * (host.memory / 100) * 0.08),
  series('memory.slab_bytes', (host) => host.total * (host.memory / 100) * 0.12),
  series('memory.buffers_bytes', (host) => host.total * 0.01),
  series('memory.cached_bytes', (host) => host.total * ((100 - host.memory) / 100) * 0.5 + host.total * (host.memory / 100) * 0.08),
  series('memory.free_bytes', (host) => host.total * ((100 - host.memory) / 100) * 0.45),
];

const DISK = {
  'disk.reads_per_sec': 240, 'disk.writes_per_sec': 520, 'disk.read_bytes_per_sec': 2e7, 'disk.write_bytes_per_sec': 6e7,
  'disk.utilization_percent': 80, 'disk.read_await_ms': 4, 'disk.write_await_ms': 11,
};

const NETWORK = {
  'network.rx_bytes_per_sec': 4e6, 'network.tx_bytes_per_sec': 9e5,
};

const TROUBLE = {
  'network.rx_errors_per_sec': 0, 'network.tx_errors_per_sec': 0, 'network.rx_drops_per_sec': 14, 'network.tx_drops_per_sec': 6,
};

const REST = {
  'pressure.cpu_some_percent': 18, 'pressure.memory_some_percent': 2, 'pressure.memory_full_percent': 0.6,
  'pressure.io_some_percent': 9, 'pressure.io_full_percent': 4, 'swap.used_bytes': 4e8, 'cpu.iowait': 6,
  'tcp.established': 320, 'tcp.time_wait': 90, 'tcp.orphan': 3,
  'process.running': 9, 'process.blocked': 2, 'agent.cpu_percent': 0.7, 'agent.rss_bytes': 6.4e7,
};

/** @param {string} mount @param {number} total @param {number} share */
function fileSystem(mount, total, share) {
  const tags = `mount=${mount}`;
  return [
    series('filesystem.total_bytes', () => total, tags, 30),
    series('filesystem.used_bytes', () => total * share, tags, 30),
    series('filesystem.available_bytes', () => total * (1 - share) * 0.95, tags, 30),
    series('filesystem.usage_percent', () => 100 * share, tags, 30),
  ];
}

/** @param {number} index @returns {Family[]} */
function familiesOf(index) {
  const share = index % 41 === 5 ? 0.973 : 0.2 + 0.65 * noise(index + 900);
  const sensors = index % 3 === 0 ? [] : [...upTo({ 'temperature.celsius': 78 }, 'sensor=coretemp/Core 0', 30),
    ...upTo({ 'temperature.celsius': 61 }, 'sensor=nvme/Composite', 30)];
  return [
    ...CPU, ...MEMORY, ...upTo(REST, ''), ...burstsUpTo({ 'tcp.retransmits_per_sec': 9, 'tcp.resets_per_sec': 4 }),
    ...upTo({ 'process.total': 340, 'process.zombie': 1 }, '', 30),
    series('cpu.cores', (host) => host.cores), series('swap.total_bytes', () => 2 * GIB),
    series('load.5m', (host) => (host.cpu / 100) * host.cores), series('load.15m', (host) => (host.cpu / 105) * host.cores),
    ...upTo(DISK, 'device=nvme0n1'), ...(index % 2 === 0 ? upTo(DISK, 'device=sda') : []),
    ...['eth0', ...(index % 4 === 0 ? ['wg0'] : [])].flatMap((name) => (
      [...upTo(NETWORK, `interface=${name}`), ...burstsUpTo(TROUBLE, `interface=${name}`)])),
    ...fileSystem('/', 80 * GIB, share), ...fileSystem('/boot', GIB, 0.31), ...fileSystem('/var/lib/data', 900 * GIB, 0.57), ...sensors,
  ];
}

export { familiesOf, wave };
