import { CLASS } from '../lib/classes.js';
import { el } from '../lib/dom.js';
import { momentOf, valueAt } from './legend.js';
import { nameOf } from './names.js';
import { summarise } from './summary.js';
import { valueWriter } from './units.js';

/** The elements of a chart, and what it says to those who do not see it. */

/** @param {Pick<LateDeps, 'document' | 'messages'>} deps */
function buildPlotBox({ document, messages }) {
  const base = el(document, 'canvas', { class: CLASS.chartCanvas, role: 'img', tabindex: 0 });
  const overlay = el(document, 'canvas', { class: CLASS.chartOverlay, 'aria-hidden': 'true' });
  const empty = el(document, 'p', { class: CLASS.muted, hidden: true }, messages.chartEmpty);
  const box = el(document, 'div', { class: CLASS.chartPlot }, base, overlay, empty);
  const spoken = el(document, 'p', { class: CLASS.visuallyHidden, 'aria-live': 'polite' });
  return { base, overlay, empty, box, spoken };
}

/**
 * @param {Model.Chart | null} model
 * @param {Pick<LateDeps, 'messages' | 'format'>} deps
 * @returns {string[]} one sentence a series, what is marked, and which keys there are
 */
function summaries(model, { messages, format }) {
  if (model === null) return [];
  const write = valueWriter(model.unit, format);
  const sentences = model.series.flatMap((series) => {
    const summary = summarise(series);
    if (summary === null) return [];
    return [messages.chartSummary(nameOf(series, messages), {
      last: write(summary.last),
      lowest: write(summary.lowest),
      highest: write(summary.highest),
      mean: write(summary.mean),
    })];
  });
  const marks = model.marks.map(({ atSeconds, kind, subject }) =>
    messages.marked(messages.mark[kind](subject ?? '').trim(), momentOf(model, atSeconds, format)));
  return sentences.length === 0 ? [messages.chartEmpty] : [...sentences, ...marks, messages.chartKeys];
}

/**
 * @param {Model.Chart} model
 * @param {number} time
 * @param {Pick<LateDeps, 'messages' | 'format'>} deps
 */
function sayAt(model, time, { messages, format }) {
  const write = valueWriter(model.unit, format);
  const values = model.series.map((series) => {
    return messages.highValue(nameOf(series, messages), write(valueAt(series, time)));
  });
  return [momentOf(model, time, format), ...values].join(', ');
}

export { buildPlotBox, sayAt, summaries };
