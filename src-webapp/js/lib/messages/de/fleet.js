/** @type {typeof import('../en/fleet.js').FLEET} */
const FLEET = {
  // Fleet cards
  fleetOverview: 'Überblick über die Flotte',
  totalHosts: 'Hosts gesamt',
  online: 'Online',
  averageCpu: 'CPU im Mittel',
  totalMemory: 'Speicher gesamt',
  offlineCount: (count) => `${count} offline`,
  allOnline: 'alle online',
  acrossOnline: 'Mittel der Hosts online',
  usedOnline: 'belegt auf Hosts online',
  change: {
    up: (amount) => `▲ ${amount}`,
    down: (amount) => `▼ ${amount}`,
    same: (amount) => `± ${amount}`,
  },
  changeOver: (span) => `in ${span}`,

  // States of a host
  state: { online: 'online', late: 'verspätet', offline: 'offline' },
  lateFor: (time) => `verspätet: still seit ${time}`,
  offlineFor: (time) => `offline seit ${time}`,
  ago: (time) => `vor ${time}`,
  conflict: 'zwei Agenten',
  conflictExplained: 'Zwei Agenten senden unter diesem Namen; ihre Werte sind vermischt. Geben Sie jedem ein eigenes --hostname.',

  // Host bar
  searchLabel: 'Host nach Name oder Tag suchen',
  searchPlaceholder: 'Host oder Tag suchen',
  hostSelector: 'Host',
  addHost: 'Host zum Vergleich hinzufügen',
  addHostPrompt: 'Host hinzufügen…',
  chooseHostPrompt: 'Host wählen…',

  // Attention
  attention: 'Braucht Aufmerksamkeit',
  attentionCalm: 'Kein Host braucht Aufmerksamkeit.',
  attentionMore: 'und weitere: die Liste sortieren, um sie zu sehen',
  quantity: { cpu: 'CPU', memory: 'Speicher', filesystem: 'Platte', pressure: 'Druck' },
  highValue: (name, percent) => `${name} ${percent}`,

  // Heat strip
  heat: 'Auf einen Blick',
  heatMetric: 'Gezeigt',
  heatCell: (host, value, state) => `${host}, ${value}, ${state}`,
  heatSummary: (name, total, offline) =>
    `${name} von ${total} Hosts, ${offline} offline. Pfeiltasten bewegen, Eingabe öffnet den Host.`,
  heatLegend: 'voller ist höher · durchgestrichen ist offline · gekerbt ist verspätet',

  // List
  hosts: 'Hosts',
  column: {
    status: 'Zustand', hostname: 'Host', tags: 'Tags', platform: 'Plattform', cpu: 'CPU', memory: 'Speicher', load: 'Last',
    load_per_core: 'Last/Kern', pressure: 'Druck', filesystem: 'Platte', network: 'Netz', disk: 'Platten-E/A', last_seen: 'Zuletzt',
  },
  statusFilter: 'Zeigen',
  statusAny: 'Alle',
  statusOnline: 'Online',
  statusOffline: 'Offline',
  allShown: (total, one) => (one ? `${total} Host` : `${total} Hosts`),
  firstShown: (listed, total) => `${listed} von ${total} Hosts: Tippen findet andere`,
  noneMatch: 'Kein Host passt.',
  tagFilter: 'Nur Hosts mit dem Tag',
  anyTag: 'Jedes Tag',
  removeTag: (tag) => `Nicht mehr nur Hosts mit ${tag}`,
  groupBy: 'Gruppieren',
  noGroups: 'Keine Gruppen',
  groupedBy: (key) => `Nach ${key}`,
  withoutTag: (key) => `ohne ${key}`,
  loadOfCores: (load, cores) => `Last ${load} auf ${cores} Kernen`,
  readRate: (rate) => `L ${rate}`,
  writtenRate: (rate) => `S ${rate}`,
  perCore: (cores) => `von ${cores} Kernen`,
  received: (rate) => `↓ ${rate}`,
  sent: (rate) => `↑ ${rate}`,
};

export { FLEET };
