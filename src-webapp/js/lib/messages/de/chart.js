/** @type {typeof import('../en/chart.js').CHART} */
const CHART = {
  chartSummary: (name, of) => `${name}: zuletzt ${of.last}, niedrigster ${of.lowest}, höchster ${of.highest}, Mittel ${of.mean}`,
  chartEmpty: 'Keine Messwerte in dieser Zeitspanne.',
  chartKeys: 'Pfeiltasten bewegen die Marke, mit Umschalttaste die Zeitspanne; Plus und Minus zoomen; Rücktaste geht zurück.',
  noData: 'keine Daten',
  mark: { reboot: (subject) => `${subject} neu gestartet` },
  marked: (what, time) => `${what} um ${time}`,
  toggleSeries: 'Diese Reihe zeigen oder verbergen',
  downloadCsv: 'CSV',
  showTable: 'Tabelle',
  hideTable: 'Tabelle verbergen',
  time: 'Zeit',

  // The shown time
  timeBar: 'Gezeigte Zeit',
  range: 'Zeitspanne',
  earlier: 'Früher',
  later: 'Später',
  wider: 'Verkleinern',
  following: 'Folgt der Gegenwart',
  followingLater: 'Folgt wieder, sobald der Aggregator antwortet',
  standing: (span) => `Angehalten: ${span}`,
  stepBack: 'Schritt zurück',
  follow: 'Zurück zur Gegenwart',
  ghostLabel: 'Verglichen mit',
  ghostKind: { none: 'nichts', day: 'gestern', week: 'letzte Woche' },
  ghostName: { day: (name) => `${name}, gestern`, week: (name) => `${name}, eine Woche zuvor` },
  ghostValue: (value) => `war ${value}`,
  spanCustom: 'Von–bis',
  spanFrom: 'Von',
  spanTo: 'Bis',
  spanShow: 'Zeigen',
  spanNoFrom: 'Sagen Sie, wann die Zeitspanne beginnt.',
  spanNoTo: 'Sagen Sie, wann die Zeitspanne endet.',
  spanTooShort: 'Das Ende muss mindestens 10 Sekunden nach dem Anfang liegen.',
};

export { CHART };
