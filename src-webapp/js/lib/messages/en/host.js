/** One host, and hosts compared. */
const HOST = {
  // Single host
  cpuPercent: 'CPU',
  memoryPercent: 'Memory',
  loadAverage: 'Load avg',
  memoryUsed: 'Memory used',
  ofTotal: /** @param {string} total */ (total) => `of ${total}`,
  change: {
    up: /** @param {string} amount */ (amount) => `▲ ${amount}`,
    down: /** @param {string} amount */ (amount) => `▼ ${amount}`,
    same: /** @param {string} amount */ (amount) => `± ${amount}`,
  },
  changeOver: /** @param {string} span */ (span) => `in ${span}`,
  sections: {
    cpu: 'CPU', memory: 'Memory', disk: 'Disk', network: 'Network', system: 'Processes & temperatures', agent: 'The agent itself',
  },
  panels: {
    cpuModes: 'CPU by mode', load: 'Load against cores', pressure: 'Pressure: time in which tasks stalled',
    memoryKinds: 'Memory by kind', swap: 'Swap',
    diskThroughput: 'Throughput', diskOperations: 'Operations', diskUtilization: 'Utilisation', diskAwait: 'Await',
    networkThroughput: 'Throughput', networkErrors: 'Errors', networkDrops: 'Drops',
    tcpSockets: 'TCP sockets', tcpTrouble: 'TCP retransmits & resets',
    processes: 'Processes', tasks: 'Tasks running & blocked', temperature: 'Temperatures',
    agentCpu: 'CPU of the agent', agentMemory: 'Memory of the agent',
  },
  series: {
    cpu: 'CPU', memory: 'Memory', cores: 'cores',
    user: 'user', nice: 'nice', system: 'system', irq: 'irq', softirq: 'softirq', iowait: 'iowait', steal: 'steal',
    oneMinute: '1 min', fiveMinutes: '5 min', fifteenMinutes: '15 min',
    cpuSome: 'CPU', memorySome: 'memory', memoryFull: 'memory, all', ioSome: 'I/O', ioFull: 'I/O, all',
    programs: 'programs', shared: 'shared', kernel: 'kernel slab', buffers: 'buffers', fileCache: 'file cache', free: 'free',
    used: 'used', total: 'total', read: 'read', written: 'written', received: 'received', sent: 'sent',
    established: 'established', timeWait: 'time wait', orphan: 'orphan', retransmits: 'retransmits', resets: 'resets',
    zombie: 'zombie', running: 'running', blocked: 'blocked',
  },
  fileSystems: 'File systems',
  mount: 'Mounted on',
  usage: 'Used',
  size: 'Size',
  usedOf: /** @param {string} used @param {string} total */ (used, total) => `${used} of ${total}`,
  moreSubjects: /** @param {string} caption @param {string} count */ (caption, count) => `${caption} (${count} quieter ones not drawn)`,
  sectionCaption: /** @param {string} section @param {string} caption */ (section, caption) => `${section}: ${caption}`,
  trend: /** @param {string} span */ (span) => `CPU & memory, last ${span}`,
  range: 'Span',
  facts: {
    platform: 'Platform', version: 'Agent', cores: 'CPUs', memory: 'Memory', lastPush: 'Last push', filesystem: 'Fullest file system',
    network: 'Network', disk: 'Disk I/O',
  },
  readWrite: /** @param {string} read @param {string} written */ (read, written) => `${read} read, ${written} written`,
  unknownHost: /** @param {string} host */ (host) => `The aggregator knows no host named ${host}.`,

  // Comparison
  comparison: 'Comparison',
  highest: 'highest',
  removeFromComparison: /** @param {string} host */ (host) => `Remove ${host} from the comparison`,
  nothingToCompare: 'Choose hosts above to compare them.',
  comparisonFull: 'This is as many as fit side by side: remove one to add another.',
};

export { HOST };
