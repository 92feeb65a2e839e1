import { PANELS } from '../lib/panels.js';
import { subjectOf } from './subjects.js';

/** From a host's history to the charts of its families. */

/** Devices in one chart; more lines than these cannot be told apart. */
const MOST_SUBJECTS = 6;

/** Colours of a chart's second and further devices. */
const FURTHER_COLORS = ['series-3', 'series-4', 'series-5', 'series-2', 'series-6'];

/** @type {WeakMap<Wire.HostDetail, { history: Wire.History | null, panels: readonly Model.Panel[] }>} */
const made = new WeakMap();

/**
 * The same answers give the same panels, so each chart is drawn once.
 *
 * @param {Wire.HostDetail} detail
 * @param {Wire.History | null} history null while it is on its way
 * @returns {readonly Model.Panel[]} those that the host has a series for, whether or not it has samples in the span
 */
function panelsOf(detail, history) {
  const known = made.get(detail);
  if (known?.history === history) return known.panels;
  const sent = new Set(detail.series.map((series) => series.metric_type));
  const panels = PANELS.filter(({ lines }) => lines.some(({ metric }) => sent.has(metric)))
    .map((spec) => panelOf(spec, detail, history));
  made.set(detail, { history, panels });
  return panels;
}

/**
 * @param {Model.PanelSpec} spec
 * @param {Wire.HostDetail} detail
 * @param {Wire.History | null} history
 * @returns {Model.Panel}
 */
function panelOf(spec, detail, history) {
  const { id, section, kind, unit } = spec;
  if (history === null) return { id, section, chart: null, hiddenSubjects: 0 };
  const all = subjectsOf(spec, history);
  const shown = all.slice(0, MOST_SUBJECTS).sort();
  const chart = {
    kind, unit,
    ceiling: typeof spec.ceiling === 'string' ? detail.latest[spec.ceiling] ?? null : spec.ceiling,
    fromSeconds: history.from, toSeconds: history.to, stepSeconds: history.step,
    series: shown.flatMap((subject, index) => seriesOf(spec, history, { subject, index })),
  };
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
    return [{ word, subject: subjectOf(subject), color: own ?? deviceColor, dashed, times: series.timestamps, values, ...band }];
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
