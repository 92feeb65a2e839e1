import { asArray, asListOf, asNumber, asObject, asOptional, asString, numberOrNull, sameLength } from './json.js';

/** The one large answer: columns of numbers. */

/**
 * @param {unknown} json
 * @returns {Wire.History}
 */
function decodeHistory(json) {
  const history = asObject(json, 'answer');
  const shared = sharing();
  return {
    from: asNumber(history.from, 'from'),
    to: asNumber(history.to, 'to'),
    step: asNumber(history.step, 'step'),
    series: asListOf(history.series, 'series', (series, where) => decodeSeries(series, where, shared)),
    timestamp: asNumber(history.timestamp, 'timestamp'),
  };
}

/**
 * The series of a tick have the same times: as one column they are kept once, and laid out once when they are drawn.
 *
 * @returns {(column: Float64Array) => Float64Array} the column, or the last one when it is equal
 */
function sharing() {
  /** @type {Float64Array} */
  let last = new Float64Array();
  return (column) => {
    const equal = column.length === last.length && column.every((value, index) => value === last[index]);
    if (!equal) last = column;
    return last;
  };
}

/**
 * @param {unknown} json
 * @param {string} where
 * @param {(times: Float64Array) => Float64Array} shared
 * @returns {Wire.Series}
 */
function decodeSeries(json, where, shared) {
  const series = asObject(json, where);
  const timestamps = shared(decodeColumn(series.timestamps, `${where}.timestamps`));
  /** @param {unknown} column @param {string} name */
  const column = (column, name) => sameLength(decodeColumn(column, name), timestamps, name);
  return {
    host: asString(series.host, `${where}.host`),
    metric_type: asString(series.metric_type, `${where}.metric_type`),
    tags: asString(series.tags, `${where}.tags`),
    timestamps,
    values: column(series.values, `${where}.values`),
    min: asOptional(series.min, `${where}.min`, column),
    max: asOptional(series.max, `${where}.max`, column),
  };
}

/**
 * @param {unknown} json
 * @param {string} where
 * @returns {Float64Array} null becomes NaN
 */
function decodeColumn(json, where) {
  const values = asArray(json, where);
  const column = new Float64Array(values.length);
  // No iterator and no callback: charts have a hundred thousand values.
  for (let index = 0; index < values.length; index++) column[index] = numberOrNull(values[index], where) ?? NaN;
  return column;
}

export { decodeColumn, decodeHistory };
