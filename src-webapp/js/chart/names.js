/**
 * What a series is called in its chart: its device, and what of it.
 *
 * @param {Model.ChartSeries} series
 * @param {Pick<ViewDeps['messages'], 'series'>} messages
 */
function nameOf({ subject, word }, messages) {
  return [subject, word && messages.series[word]].filter((part) => part !== null).join(' ');
}

export { nameOf };
