/** The fleet: cards, states of a host, search, attention, heat strip, list. */
const FLEET = {
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
  change: {
    up: /** @param {string} amount */ (amount) => `▲ ${amount}`,
    down: /** @param {string} amount */ (amount) => `▼ ${amount}`,
    same: /** @param {string} amount */ (amount) => `± ${amount}`,
  },
  changeOver: /** @param {string} span */ (span) => `in ${span}`,

  // States of a host
  state: { online: 'online', late: 'late', offline: 'offline' },
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
  quantity: { cpu: 'CPU', memory: 'Memory', filesystem: 'Disk', pressure: 'Pressure' },
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
  column: {
    status: 'State', hostname: 'Host', tags: 'Tags', platform: 'Platform', cpu: 'CPU', memory: 'Memory', load: 'Load',
    load_per_core: 'Load/core', pressure: 'Pressure', filesystem: 'Disk', network: 'Network', disk: 'Disk I/O', last_seen: 'Last push',
  },
  statusFilter: 'Show',
  statusAny: 'All',
  statusOnline: 'Online',
  statusOffline: 'Offline',
  allShown: /** @param {string} total @param {boolean} one */ (total, one) => (one ? `${total} host` : `${total} hosts`),
  firstShown: /** @param {string} listed @param {string} total */ (listed, total) => `${listed} of ${total} hosts: type for others`,
  noneMatch: 'No host matches.',
  tagFilter: 'Only hosts with the tag',
  anyTag: 'Any tag',
  removeTag: /** @param {string} tag */ (tag) => `No longer only hosts with ${tag}`,
  groupBy: 'Group by',
  noGroups: 'No groups',
  groupedBy: /** @param {string} key */ (key) => `By ${key}`,
  withoutTag: /** @param {string} key */ (key) => `without ${key}`,
  loadOfCores: /** @param {string} load @param {string} cores */ (load, cores) => `load ${load} on ${cores} cores`,
  readRate: /** @param {string} rate */ (rate) => `R ${rate}`,
  writtenRate: /** @param {string} rate */ (rate) => `W ${rate}`,
  perCore: /** @param {string} cores */ (cores) => `of ${cores} cores`,
  received: /** @param {string} rate */ (rate) => `↓ ${rate}`,
  sent: /** @param {string} rate */ (rate) => `↑ ${rate}`,
};

export { FLEET };
