/** @type {typeof import('../en/dialogs.js').DIALOGS} */
const DIALOGS = {
  // Help, preferences
  close: 'Schließen',
  keys: {
    search: 'Host oder Tag suchen', fleet: 'Die Flotte', host: 'Ein Host', compare: 'Hosts vergleichen',
    rows: 'Von Host zu Host in der Liste',
    cursor: 'Die Marke eines Diagramms oder des Streifens bewegen', escape: 'Suche, Dialog oder Wandansicht verlassen',
    preferences: 'Einstellungen', help: 'Diese Tasten',
  },
  preferencesKept: 'In diesem Browser aufbewahrt.',
  preferenceName: { theme: 'Farben', units: 'Bytes', density: 'Dichte', language: 'Sprache', keys: 'Tasten' },
  preference: {
    theme: { auto: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    units: { binary: 'Binär: 1 KiB = 1024 B', decimal: 'Dezimal: 1 kB = 1000 B' },
    density: { comfortable: 'Luftig', compact: 'Dicht' },
    language: { auto: 'Wie der Browser', en: 'English', de: 'Deutsch' },
    keys: { on: 'Buchstaben und Zeichen sind Befehle', off: 'Aus' },
  },

  // Forgetting a host
  forget: 'Vergessen',
  forgetTitle: 'Diesen Host vergessen?',
  forgetWhat: (host) => `${host}, seine Tags und sein ganzer Verlauf werden im Aggregator gelöscht. Das ist nicht umkehrbar.`,
  forgetReturns: 'Ein Agent, der unter diesem Namen noch läuft, bringt den Host mit seiner nächsten Sendung zurück, mit leerem Verlauf.',
  token: 'Token des Aggregators',
  forgetFailed: {
    refused: 'Der Aggregator kennt dieses Token nicht.',
    unknown: 'Der Aggregator kennt diesen Host nicht mehr.',
    unreachable: 'Der Aggregator hat nicht geantwortet. Gelöscht ist nichts, was hier noch steht.',
  },

  // Logging in
  loginTitle: 'Wer sehen will, braucht ein Token',
  loginWhy: 'Dieser Aggregator zeigt seine Hosts nur denen, die ein Token dafür haben. Dieser Browser bleibt 30 Tage angemeldet.',
  loginToken: 'Token zum Ansehen',
  logIn: 'Anmelden',
  logOut: 'Abmelden',
  loginFailed: {
    refused: 'Der Aggregator kennt dieses Token nicht, oder es ist nicht zum Ansehen.',
    unreachable: 'Der Aggregator hat nicht geantwortet.',
  },

  // First start
  emptyTitle: 'Noch hat sich kein Host gemeldet.',
  emptyLead: 'Starten Sie auf jedem Rechner, der hier erscheinen soll, einen Agenten, auf eine von zwei Weisen.',
  emptyJar: 'Mit seiner Jar-Datei, ab Java 17',
  emptyJarToken: 'Das Token steht in ~/.sysmon/token auf dem Rechner des Aggregators: zuerst an dieselbe Stelle auf dem Host kopieren.',
  emptyPackage: 'Mit seinem Debian-Paket, als Dienst',
  emptyPackageToken: 'Das Token kommt nach /etc/sysmon-agent/token, auf eine eigene Zeile.',
  emptyWait: 'Der Host erscheint hier von selbst, Sekunden nach seiner ersten Sendung.',
};

export { DIALOGS };
