/**
 * Every word that the dashboard says. One catalogue a language; a second language is a second object of this shape.
 * Numbers arrive already formatted (lib/format.js).
 */

/** @typedef {typeof ENGLISH} Messages */

const ENGLISH = Object.freeze({
  title: /** @param {string} subject */ (subject) => `${subject} · sysmon`,
  titleWithOffline: /** @param {string} count @param {string} title */ (count, title) => `(${count} offline) ${title}`,
  fleet: 'Fleet',
  single: 'Single',
  compare: 'Compare',
  viewsLabel: 'View',

  // Connection
  connecting: 'Connecting',
  live: 'Live',
  unreachable: 'Not reached',
  lastAnswer: /** @param {string} time */ (time) => `last answer ${time}`,
  unreachableTitle: 'The aggregator does not answer.',
  unreachableNever: 'No answer since this page was opened.',
  unreachableSince: /** @param {string} time */ (time) => `What you see is from ${time}.`,
  retrying: 'Trying again by itself.',
  retryNow: 'Try now',
  failure: Object.freeze({
    network: /** @param {string} path */ (path) => `No connection for ${path}.`,
    timeout: /** @param {string} path */ (path) => `No answer in time for ${path}.`,
    status: /** @param {string} path @param {number} status */ (path, status) => `${path} answered ${status}.`,
    malformed: /** @param {string} path */ (path) => `${path} answered with something that is not ours.`,
  }),
  degraded: 'The aggregator takes no new samples: its disk is full or its store has stopped. What is stored can be read.',
  answeringAgain: 'The aggregator answers again.',

  // Fleet cards
  fleetOverview: 'Fleet overview',
  totalHosts: 'Total hosts',
  online: 'Online',
  averageCpu: 'Avg CPU',
  totalMemory: 'Total memory',
  offlineCount: /** @param {string} count */ (count) => `${count} offline`,
  allOnline: 'all online',
  acrossOnline: 'mean of online hosts',
  usedOnline: 'used on online hosts',

  // States of a host
  state: Object.freeze({ online: 'online', late: 'late', offline: 'offline' }),
  lateFor: /** @param {string} time */ (time) => `late: silent for ${time}`,
  offlineFor: /** @param {string} time */ (time) => `offline for ${time}`,
  ago: /** @param {string} time */ (time) => `${time} ago`,
  conflict: 'two agents',
  conflictExplained: 'Two agents push under this name; their values are mixed. Give each its own --hostname.',

  // Host bar
  searchLabel: 'Find a host by name or tag',
  searchPlaceholder: 'Find a host or tag',
  hostSelector: 'Host',
  addHost: 'Add a host to the comparison',
  addHostPrompt: 'Add a host…',
  chooseHostPrompt: 'Choose a host…',

  // Attention
  attention: 'Needs attention',
  attentionCalm: 'No host needs attention.',
  attentionMore: 'and more: sort the list to see them',
  quantity: Object.freeze({ cpu: 'CPU', memory: 'Memory', filesystem: 'Disk' }),
  highValue: /** @param {string} name @param {string} percent */ (name, percent) => `${name} ${percent}`,

  // Heat strip
  heat: 'At a glance',
  heatMetric: 'Shown',
  heatCell: /** @param {string} host @param {string} value @param {string} state */ (host, value, state) => `${host}, ${value}, ${state}`,
  heatSummary: /** @param {string} name @param {string} total @param {string} offline */ (name, total, offline) =>
    `${name} of ${total} hosts, ${offline} offline. Arrow keys move, Enter opens the host.`,
  heatLegend: 'fuller is higher · crossed out is offline · notched is late',

  // List
  hosts: 'Hosts',
  column: Object.freeze({
    status: 'State', hostname: 'Host', platform: 'Platform', cpu: 'CPU', memory: 'Memory', load: 'Load',
    filesystem: 'Disk', network: 'Network', disk: 'Disk I/O', last_seen: 'Last push',
  }),
  statusFilter: 'Show',
  statusAny: 'All',
  statusOnline: 'Online',
  statusOffline: 'Offline',
  shownOf: /** @param {string} first @param {string} last @param {string} total */ (first, last, total) =>
    `${first}–${last} of ${total}`,
  allShown: /** @param {string} total @param {boolean} one */ (total, one) => (one ? `${total} host` : `${total} hosts`),
  noneMatch: 'No host matches.',
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages of the list',
  perCore: /** @param {string} cores */ (cores) => `of ${cores} cores`,
  received: /** @param {string} rate */ (rate) => `↓ ${rate}`,
  sent: /** @param {string} rate */ (rate) => `↑ ${rate}`,

  // Single host
  cpuPercent: 'CPU',
  memoryPercent: 'Memory',
  loadAverage: 'Load avg',
  memoryUsed: 'Memory used',
  ofTotal: /** @param {string} total */ (total) => `of ${total}`,
  change: Object.freeze({
    up: /** @param {string} amount */ (amount) => `▲ ${amount}`,
    down: /** @param {string} amount */ (amount) => `▼ ${amount}`,
    same: /** @param {string} amount */ (amount) => `± ${amount}`,
  }),
  changeOver: /** @param {string} span */ (span) => `in ${span}`,
  sections: Object.freeze({
    cpu: 'CPU', memory: 'Memory', disk: 'Disk', network: 'Network', system: 'Processes & temperatures', agent: 'The agent itself',
  }),
  panels: Object.freeze({
    cpuModes: 'CPU by mode', load: 'Load against cores', pressure: 'Pressure: time in which tasks stalled',
    memoryKinds: 'Memory by kind', swap: 'Swap',
    diskThroughput: 'Throughput', diskOperations: 'Operations', diskUtilization: 'Utilisation', diskAwait: 'Await',
    networkThroughput: 'Throughput', networkErrors: 'Errors', networkDrops: 'Drops',
    tcpSockets: 'TCP sockets', tcpTrouble: 'TCP retransmits & resets',
    processes: 'Processes', tasks: 'Tasks running & blocked', temperature: 'Temperatures',
    agentCpu: 'CPU of the agent', agentMemory: 'Memory of the agent',
  }),
  series: Object.freeze({
    cpu: 'CPU', memory: 'Memory', cores: 'cores',
    user: 'user', nice: 'nice', system: 'system', irq: 'irq', softirq: 'softirq', iowait: 'iowait', steal: 'steal',
    oneMinute: '1 min', fiveMinutes: '5 min', fifteenMinutes: '15 min',
    cpuSome: 'CPU', memorySome: 'memory', memoryFull: 'memory, all', ioSome: 'I/O', ioFull: 'I/O, all',
    programs: 'programs', shared: 'shared', kernel: 'kernel slab', buffers: 'buffers', fileCache: 'file cache', free: 'free',
    used: 'used', total: 'total', read: 'read', written: 'written', received: 'received', sent: 'sent',
    established: 'established', timeWait: 'time wait', orphan: 'orphan', retransmits: 'retransmits', resets: 'resets',
    zombie: 'zombie', running: 'running', blocked: 'blocked',
  }),
  fileSystems: 'File systems',
  mount: 'Mounted on',
  usage: 'Used',
  size: 'Size',
  usedOf: /** @param {string} used @param {string} total */ (used, total) => `${used} of ${total}`,
  moreSubjects: /** @param {string} caption @param {string} count */ (caption, count) => `${caption} (${count} quieter ones not drawn)`,
  sectionCaption: /** @param {string} section @param {string} caption */ (section, caption) => `${section}: ${caption}`,
  trend: /** @param {string} span */ (span) => `CPU & memory, last ${span}`,
  range: 'Span',
  facts: Object.freeze({
    platform: 'Platform', version: 'Agent', cores: 'CPUs', memory: 'Memory', lastPush: 'Last push', filesystem: 'Fullest file system',
    network: 'Network', disk: 'Disk I/O',
  }),
  readWrite: /** @param {string} read @param {string} written */ (read, written) => `${read} read, ${written} written`,
  unknownHost: /** @param {string} host */ (host) => `The aggregator knows no host named ${host}.`,

  // Chart
  chartSummary: /** @param {string} name @param {Record<'last' | 'lowest' | 'highest' | 'mean', string>} of */ (name, of) =>
    `${name}: latest ${of.last}, lowest ${of.lowest}, highest ${of.highest}, mean ${of.mean}`,
  chartEmpty: 'No samples in this span.',
  chartKeys: 'Left and right arrow keys move the cursor.',
  showTable: 'Show as table',
  hideTable: 'Hide table',
  time: 'Time',

  // Comparison
  comparison: 'Comparison',
  highest: 'highest',
  removeFromComparison: /** @param {string} host */ (host) => `Remove ${host} from the comparison`,
  nothingToCompare: 'Choose hosts above to compare them.',
  comparisonFull: 'This is as many as fit side by side: remove one to add another.',

  // First start
  emptyTitle: 'No host has reported yet.',
  emptyLead: 'Start an agent on each machine that you want to see here. It needs Java 17 and the agent’s jar:',
  emptyToken: 'The token is in ~/.sysmon/token on the aggregator’s machine. Copy it to the same place on the host.',
  emptyWait: 'The host appears here by itself within seconds of its first push.',
});

export { ENGLISH };
