import { COMPARE_PANELS } from '../lib/compare-panels.js';
import { remember } from '../lib/memo.js';
import { chartSpan, ghostSeries } from './chart-parts.js';
import { rebootsOf } from './reboots.js';

/** From the histories of several hosts to the charts of their comparison. */

/** Room above the highest value where several charts share a scale. */
const HEADROOM = 1.05;

/** Six colours that can be told apart, whole and dashed: as many as hosts that can be compared. */
const COLORS = ['cpu', 'memory', 'network', 'disk', 'series-5', 'series-3'];

/**
 * @param {number} index of the host among the compared
 * @returns {{ color: string, dashed: boolean }}
 */
function lineOf(index) {
  return { color: COLORS[index % COLORS.length], dashed: index >= COLORS.length };
}

/**
 * @param {readonly string[]} hosts in the order of their cards
 * @param {Wire.History | null} history
 * @param {Model.Ghost | null} ghost
 * @param {boolean} multiples one chart a host too
 * @returns {readonly Model.ComparePanel[]} those that at least one host has samples for
 */
function comparePanelsOf(hosts, history, ghost, multiples) {
  return history === null ? [] : makePanels(hosts.join('\n'), history, ghost, multiples);
}

const makePanels = remember(
  /**
   * @param {string} hosts with line ends between, which no name has
   * @param {Wire.History} history
   * @param {Model.Ghost | null} ghost
   * @param {boolean} multiples
   */
  (hosts, history, ghost, multiples) => {
    const names = hosts.split('\n');
    return COMPARE_PANELS.map((spec) => panelOf(spec, names, history, { ghost, multiples }))
      .filter(({ chart }) => chart.series.length > 0);
  });

/**
 * @param {Model.ComparePanelSpec} spec
 * @param {readonly string[]} hosts
 * @param {Wire.History} history
 * @param {{ ghost: Model.Ghost | null, multiples: boolean }} how
 * @returns {Model.ComparePanel}
 */
function panelOf(spec, hosts, history, { ghost, multiples }) {
  const linesOf = (/** @type {Wire.History} */ of) => hosts.flatMap((host, index) => hostLine(spec, of, host, lineOf(index)));
  const chart = {
    kind: /** @type {const} */ ('lines'), unit: spec.unit, ceiling: spec.ceiling, ...chartSpan(history),
    series: linesOf(history), ghosts: ghostSeries(ghost, linesOf),
    marks: hosts.flatMap((host) => rebootsOf(history, host, host)).sort((a, b) => a.atSeconds - b.atSeconds),
  };
  return { id: spec.id, section: spec.section, chart, multiples: multiples ? multiplesOf(chart, spec) : [] };
}

/**
 * @param {Model.Chart} chart
 * @param {Model.ComparePanelSpec} spec
 * @returns {Model.ComparePanel['multiples']}
 */
function multiplesOf(chart, { color, alone }) {
  const highest = chart.series.map(({ values, max }) => (max ?? values).reduce((most, value) => (value > most ? value : most), 0));
  const ceiling = Math.max(chart.ceiling ?? 0, HEADROOM * Math.max(0, ...highest)) || null;
  /** @param {readonly Model.ChartSeries[]} lines @param {string | null} host */
  const own = (lines, host) => lines.filter(({ subject }) => subject === host).map((line) => ({ ...line, color, dashed: false }));
  return chart.series.map(({ subject }) => ({
    hostname: subject ?? '',
    chart: {
      ...chart, kind: alone ?? chart.kind, ceiling,
      series: own(chart.series, subject), ghosts: own(chart.ghosts, subject),
      marks: chart.marks.filter((mark) => mark.subject === subject).map((mark) => ({ ...mark, subject: null })),
    },
  }));
}

/**
 * @param {Model.ComparePanelSpec} spec
 * @param {Wire.History} history
 * @param {string} host
 * @param {{ color: string, dashed: boolean }} line
 * @returns {Model.ChartSeries[]} one, or none where the host has no samples
 */
function hostLine({ metrics, combine }, history, host, line) {
  const parts = history.series.filter((series) => series.host === host && metrics.includes(series.metric_type));
  if (parts.length === 0) return [];
  return [{ word: null, subject: host, ...line, ghost: 'none', ...(parts.length === 1 ? whole(parts[0]) : combined(parts, combine)) }];
}

/** @param {Wire.Series} series */
function whole({ timestamps, values, min, max }) {
  return { times: timestamps, values, min, max };
}

/**
 * Devices together, moment by moment. Their extremes need not have come at the same time, so a sum has no band.
 *
 * @param {readonly Wire.Series[]} parts
 * @param {'sum' | 'max'} combine
 */
function combined(parts, combine) {
  /** @type {Map<number, number>} */
  const byTime = new Map();
  for (const { timestamps, values } of parts) {
    timestamps.forEach((time, index) => {
      const known = byTime.get(time);
      byTime.set(time, known === undefined ? values[index] : join(known, values[index], combine));
    });
  }
  const times = Float64Array.from(byTime.keys()).sort();
  return { times, values: times.map((time) => byTime.get(time) ?? NaN), min: null, max: null };
}

/** @param {number} a @param {number} b @param {'sum' | 'max'} combine */
function join(a, b, combine) {
  return combine === 'sum' ? a + b : Math.max(a, b);
}

export { comparePanelsOf, lineOf };
