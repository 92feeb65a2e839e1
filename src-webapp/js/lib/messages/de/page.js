/** @type {typeof import('../en/page.js').PAGE} */
const PAGE = {
  // Views
  title: (subject) => `${subject} · sysmon`,
  titleWithOffline: (count, title) => `(${count} offline) ${title}`,
  skipToContent: 'Zum Inhalt springen',
  fleet: 'Flotte',
  single: 'Einzeln',
  compare: 'Vergleich',
  comparison: 'Vergleich',
  viewsLabel: 'Ansicht',

  // Connection
  connecting: 'Verbindet',
  live: 'Live',
  unreachable: 'Nicht erreicht',
  lastAnswer: (time) => `letzte Antwort ${time}`,
  unreachableTitle: 'Der Aggregator antwortet nicht.',
  unreachableNever: 'Keine Antwort, seit diese Seite geöffnet wurde.',
  unreachableSince: (time) => `Was hier steht, ist von ${time}.`,
  retrying: 'Es wird von selbst weiter versucht.',
  retryNow: 'Jetzt versuchen',
  failure: {
    network: (path) => `Keine Verbindung für ${path}.`,
    timeout: (path) => `Keine rechtzeitige Antwort für ${path}.`,
    status: (path, status) => `${path} antwortete mit ${status}.`,
    malformed: (path) => `${path} antwortete mit etwas, das nicht von uns ist.`,
  },
  degraded: 'Der Aggregator nimmt keine neuen Messwerte an: Seine Platte ist voll oder seine Datenbank steht. Gespeichertes ist lesbar.',
  answeringAgain: 'Der Aggregator antwortet wieder.',

  // Buttons
  help: 'Tasten',
  preferences: 'Einstellungen',
  forgetShort: 'Vergessen…',
  forgetHost: (host) => `${host} vergessen…`,
};

export { PAGE };
