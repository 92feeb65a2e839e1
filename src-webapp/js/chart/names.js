/**
 * What a series is called in its chart: its device, and what of it.
 *
 * @param {Model.ChartSeries} series
 * @param {Pick<LateDeps['messages'], 'series' | 'ghostName'>} messages
 */
function nameOf({ subject, word, ghost }, messages) {
  const name = [subject, word && messages.series[word]].filter((part) => part !== null).join(' ');
  return ghost === 'none' ? name : messages.ghostName[ghost](name);
}

export { nameOf };
