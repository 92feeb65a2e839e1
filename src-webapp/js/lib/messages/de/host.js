/** @type {typeof import('../en/host.js').HOST} */
const HOST = {
  // Single host
  cpuPercent: 'CPU',
  memoryPercent: 'Speicher',
  loadAverage: 'Last',
  memoryUsed: 'Speicher belegt',
  ofTotal: (total) => `von ${total}`,
  change: {
    up: (amount) => `▲ ${amount}`,
    down: (amount) => `▼ ${amount}`,
    same: (amount) => `± ${amount}`,
  },
  changeOver: (span) => `in ${span}`,
  sections: {
    cpu: 'CPU', memory: 'Speicher', disk: 'Platte', network: 'Netz', system: 'Prozesse & Temperaturen', agent: 'Der Agent selbst',
  },
  panels: {
    cpuModes: 'CPU nach Art', load: 'Last gegen Kerne', pressure: 'Druck: Zeit, in der Aufgaben stockten',
    memoryKinds: 'Speicher nach Art', swap: 'Auslagerung',
    diskThroughput: 'Durchsatz', diskOperations: 'Zugriffe', diskUtilization: 'Auslastung', diskAwait: 'Wartezeit',
    networkThroughput: 'Durchsatz', networkErrors: 'Fehler', networkDrops: 'Verworfen',
    tcpSockets: 'TCP-Verbindungen', tcpTrouble: 'TCP: Wiederholungen & Abbrüche',
    processes: 'Prozesse', tasks: 'Aufgaben: laufend & blockiert', temperature: 'Temperaturen',
    agentCpu: 'CPU des Agenten', agentMemory: 'Speicher des Agenten',
  },
  series: {
    cpu: 'CPU', memory: 'Speicher', cores: 'Kerne',
    user: 'user', nice: 'nice', system: 'system', irq: 'irq', softirq: 'softirq', iowait: 'iowait', steal: 'steal',
    oneMinute: '1 min', fiveMinutes: '5 min', fifteenMinutes: '15 min',
    cpuSome: 'CPU', memorySome: 'Speicher', memoryFull: 'Speicher, alle', ioSome: 'E/A', ioFull: 'E/A, alle',
    programs: 'Programme', shared: 'geteilt', kernel: 'Kernel (Slab)', buffers: 'Puffer', fileCache: 'Dateicache', free: 'frei',
    used: 'belegt', total: 'gesamt', read: 'gelesen', written: 'geschrieben', received: 'empfangen', sent: 'gesendet',
    established: 'aufgebaut', timeWait: 'time wait', orphan: 'verwaist', retransmits: 'Wiederholungen', resets: 'Abbrüche',
    zombie: 'Zombies', running: 'laufend', blocked: 'blockiert',
  },
  fileSystems: 'Dateisysteme',
  mount: 'Eingehängt unter',
  usage: 'Belegt',
  size: 'Größe',
  usedOf: (used, total) => `${used} von ${total}`,
  moreSubjects: (caption, count) => `${caption} (${count} ruhigere nicht gezeichnet)`,
  sectionCaption: (section, caption) => `${section}: ${caption}`,
  trend: (span) => `CPU & Speicher, letzte ${span}`,
  range: 'Zeitspanne',
  facts: {
    platform: 'Plattform', version: 'Agent', cores: 'CPUs', memory: 'Speicher', lastPush: 'Letzte Sendung',
    filesystem: 'Vollstes Dateisystem', network: 'Netz', disk: 'Platten-E/A',
  },
  readWrite: (read, written) => `${read} gelesen, ${written} geschrieben`,
  unknownHost: (host) => `Der Aggregator kennt keinen Host namens ${host}.`,

  // Comparison
  comparison: 'Vergleich',
  highest: 'höchster',
  removeFromComparison: (host) => `${host} aus dem Vergleich nehmen`,
  nothingToCompare: 'Wählen Sie oben Hosts, um sie zu vergleichen.',
  comparisonFull: 'Mehr passen nicht nebeneinander: Nehmen Sie einen heraus, um einen anderen hinzuzufügen.',
};

export { HOST };
