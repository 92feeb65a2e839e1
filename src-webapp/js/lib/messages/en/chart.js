/** Charts. */
const CHART = {
  chartSummary: /** @param {string} name @param {Record<'last' | 'lowest' | 'highest' | 'mean', string>} of */ (name, of) =>
    `${name}: latest ${of.last}, lowest ${of.lowest}, highest ${of.highest}, mean ${of.mean}`,
  chartEmpty: 'No samples in this span.',
  chartKeys: 'Left and right arrow keys move the cursor, with shift the span; plus and minus zoom; backspace steps back.',
  noData: 'no data',
  mark: { reboot: /** @param {string} subject */ (subject) => `${subject} rebooted` },
  marked: /** @param {string} what @param {string} time */ (what, time) => `${what} at ${time}`,
  toggleSeries: 'Show or hide this series',
  downloadCsv: 'CSV',
  showTable: 'Table',
  hideTable: 'Hide table',
  time: 'Time',

  // The shown time
  timeBar: 'Shown time',
  range: 'Span',
  earlier: 'Earlier',
  later: 'Later',
  wider: 'Zoom out',
  following: 'Following live',
  followingLater: 'Live again when the aggregator answers',
  standing: /** @param {string} span */ (span) => `Paused: ${span}`,
  stepBack: 'Step back',
  follow: 'Back to live',
  ghostLabel: 'Compare to',
  ghostKind: { none: 'nothing', day: 'yesterday', week: 'last week' },
  ghostName: {
    day: /** @param {string} name */ (name) => `${name}, yesterday`,
    week: /** @param {string} name */ (name) => `${name}, a week before`,
  },
  ghostValue: /** @param {string} value */ (value) => `was ${value}`,
  spanCustom: 'From–to',
  spanFrom: 'From',
  spanTo: 'To',
  spanShow: 'Show',
  spanNoFrom: 'Say when the span begins.',
  spanNoTo: 'Say when the span ends.',
  spanTooShort: 'The end has to be at least 10 seconds after the beginning.',
};

export { CHART };
