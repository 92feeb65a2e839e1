/** Charts. */
const CHART = {
  chartSummary: /** @param {string} name @param {Record<'last' | 'lowest' | 'highest' | 'mean', string>} of */ (name, of) =>
    `${name}: latest ${of.last}, lowest ${of.lowest}, highest ${of.highest}, mean ${of.mean}`,
  chartEmpty: 'No samples in this span.',
  chartKeys: 'Left and right arrow keys move the cursor.',
  showTable: 'Show as table',
  hideTable: 'Hide table',
  time: 'Time',
};

export { CHART };
