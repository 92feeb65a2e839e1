/** @type {typeof import('../en/chart.js').CHART} */
const CHART = {
  chartSummary: (name, of) => `${name}: zuletzt ${of.last}, niedrigster ${of.lowest}, höchster ${of.highest}, Mittel ${of.mean}`,
  chartEmpty: 'Keine Messwerte in dieser Zeitspanne.',
  chartKeys: 'Pfeiltasten links und rechts bewegen die Marke.',
  showTable: 'Als Tabelle zeigen',
  hideTable: 'Tabelle verbergen',
  time: 'Zeit',
};

export { CHART };
