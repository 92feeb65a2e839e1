import { remember } from '../lib/memo.js';
import { PANELS } from '../lib/panels.js';
import { chartSpan, ghostSeries } from './chart-parts.js';
import { rebootsOf } from './reboots.js';
import { subjectOf } from './subjects.js';

/** From a host's history to the charts of its families. */

/** Devices in one chart; more lines than these cannot be told apart. */
const MOST_SUBJECTS = 6;

/** Colours of a chart's second and further devices. */
const FURTHER_COLORS = ['series-3', 'series-4', 'series-5', 'series-2', 'series-6'];

/**
 * @param {Wire.HostDetail} detail
 * @param {Wire.History | null} history null while it is on its way
 * @param {Model.Ghost | null} ghost
 * @returns {readonly Model.Panel[]} those that the host has a series for, whether or not it has samples in the span
 */
function panelsOf(detail, history, ghost) {
  // The host is told anew in every round; what panels are made of changes with its series only.
  const sent = [...new Set(detail.series.map((series) => series.metric_type))].sort().join();
  return makePanels(detail.hostname, sent, detail.latest['memory.total_bytes'] ?? null, history, ghost);
}

const makePanels = remember(
  /**
   * @param {string} hostname
   * @param {string} sent metrics, with commas between
   * @param {number | null} memoryBytes
   * @param {Wire.History | null} history
   * @param {Model.Ghost | null} ghost
   * @returns {readonly Model.Panel[]}
   */
  (hostname, sent, memoryBytes, history, ghost) => {
    const metrics = new Set(sent.split(','));
    const marks = history === null ? [] : rebootsOf(history, hostname);
    return PANELS.filter(({ lines }) => lines.some(({ metric }) => metrics.has(metric)))
      .map((spec) => panelOf(spec, history, ghost, { marks, memoryBytes }));
  });

/**
 * @param {Model.PanelSpec} spec
 * @param {Wire.History | null} history
 * @param {Model.Ghost | null} ghost
 * @param {{ marks: readonly Model.ChartMark[], memoryBytes: number | null }} of the host
 * @returns {Model.Panel}
 */
function panelOf(spec, history, ghost, { marks, memoryBytes }) {
  const { id, section, kind, unit } = spec;
  if (history === null) return { id, section, chart: null, hiddenSubjects: 0 };
  const all = subjectsOf(spec, history);
  const shown = all.slice(0, MOST_SUBJECTS).sort();
  const linesOf = (/** @type {Wire.History} */ of) => shown.flatMap((subject, index) => seriesOf(spec, of, { subject, index }));
  const ceiling = spec.ceiling === 'memory' ? memoryBytes : spec.ceiling;
  const chart = { kind, unit, ceiling, ...chartSpan(history), series: linesOf(history), ghosts: ghostSeries(ghost, linesOf), marks };
  return { id, section, chart, hiddenSubjects: all.length - shown.length };
}

/**
 * @param {Model.PanelSpec} spec
 * @param {Wire.History} history
 * @returns {string[]} devices that have samples, by tags, the one with the highest value first
 */
function subjectsOf({ lines }, history) {
  const metrics = new Set(lines.map(({ metric }) => metric));
  /** @type {Map<string, number>} */
  const highest = new Map();
  for (const { metric_type, tags, values, max } of history.series) {
    if (metrics.has(metric_type)) highest.set(tags, Math.max(highest.get(tags) ?? -Infinity, highestOf(max ?? values)));
  }
  return [...highest].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([tags]) => tags);
}

/** @param {Float64Array} values NaN is passed over */
function highestOf(values) {
  return values.reduce((highest, value) => (value > highest ? value : highest), -Infinity);
}

/**
 * @param {Model.PanelSpec} spec
 * @param {Wire.History} history
 * @param {{ subject: string, index: number }} device tags, and its place in the chart
 * @returns {Model.ChartSeries[]} one a line of the panel that the device has samples for
 */
function seriesOf({ lines, color }, history, { subject, index }) {
  const deviceColor = index === 0 ? color : FURTHER_COLORS[index - 1];
  return lines.flatMap(({ metric, word, color: own, dashed, without }) => {
    const series = find(history, metric, subject);
    if (series === undefined) return [];
    const values = without === null ? series.values : difference(series, find(history, without, subject));
    const band = without === null ? { min: series.min, max: series.max } : { min: null, max: null };
    const look = { word, subject: subjectOf(subject), color: own ?? deviceColor, dashed, ghost: /** @type {const} */ ('none') };
    return [{ ...look, times: series.timestamps, values, ...band }];
  });
}

/**
 * @param {Wire.History} history
 * @param {string} metric
 * @param {string} tags
 */
function find(history, metric, tags) {
  return history.series.find((series) => series.metric_type === metric && series.tags === tags);
}

/**
 * @param {Wire.Series} whole
 * @param {Wire.Series | undefined} part nothing to take off where it has no value at the same moment
 * @returns {Float64Array}
 */
function difference(whole, part) {
  const parts = new Map(part === undefined ? [] : [...part.timestamps].map((time, index) => [time, part.values[index]]));
  return whole.values.map((value, index) => Math.max(0, value - (parts.get(whole.timestamps[index]) ?? 0)));
}

export { MOST_SUBJECTS, panelsOf };
