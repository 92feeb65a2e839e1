import { nameOf } from './names.js';
import { unionOfTimes } from './times.js';

/** A chart's data as comma-separated values (RFC 4180), oldest first, numbers as they came, times in UTC. */

/** A spreadsheet would take a cell that begins so for a formula; names come from hosts. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * @param {Model.Chart} model
 * @param {LateDeps['messages']} messages
 * @returns {string}
 */
function csvOf(model, messages) {
  const columns = [...model.series, ...model.ghosts].flatMap((series) => columnsOf(series, nameOf(series, messages)));
  const head = ['time', 'unix_seconds', ...columns.map(({ name }) => text(name))];
  const rows = [...unionOfTimes([...model.series, ...model.ghosts])].map((time) => {
    return [new Date(time * 1000).toISOString(), String(time), ...columns.map(({ at }) => at(time))];
  });
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/**
 * @param {Model.ChartSeries} series
 * @param {string} name
 */
function columnsOf({ times, values, min, max }, name) {
  const indices = new Map([...times].map((time, index) => [time, index]));
  /** @param {Float64Array} column */
  const at = (column) => (/** @type {number} */ time) => {
    const value = column[indices.get(time) ?? -1];
    return value === undefined || Number.isNaN(value) ? '' : String(value);
  };
  const band = min === null || max === null ? [] : [{ name: `${name} min`, at: at(min) }, { name: `${name} max`, at: at(max) }];
  return [{ name, at: at(values) }, ...band];
}

/** @param {string} cell */
function text(cell) {
  return `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
}

export { csvOf };
