import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { createCursor } from './cursor.js';
import { mountLegend, valueAt } from './legend.js';
import { createPlot } from './plot.js';
import { summarise } from './summary.js';
import { mountChartTable, timesOf } from './table.js';

/**
 * A chart of percentages over time: a figure with caption, legend, canvas, and the same data as a table. What the
 * canvas shows is said in its label; the cursor's values are said when it is moved by keys.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 * @param {{ id: string, toggleId: string, tableId: string }} ids
 */
function mountChart(parent, deps, { id, toggleId, tableId }) {
  const { document, messages, format, signal } = deps;
  const caption = el(document, 'figcaption', { class: CLASS.chartCaption });
  const tools = el(document, 'div', { class: CLASS.chartTools });
  const canvas = el(document, 'canvas', { class: CLASS.chartCanvas, role: 'img', tabindex: 0 });
  const empty = el(document, 'p', { class: CLASS.muted, hidden: true }, messages.chartEmpty);
  const box = el(document, 'div', { class: CLASS.chartPlot }, canvas, empty);
  const spoken = el(document, 'p', { class: CLASS.visuallyHidden, 'aria-live': 'polite' });
  const figure = el(document, 'figure', { class: CLASS.chart, id }, caption, tools,
    box, spoken);
  parent.append(figure);

  /** @type {Model.Chart | null} */
  let model = null;
  let times = new Float64Array();
  const legend = mountLegend(tools, deps);
  const table = mountChartTable(figure, deps, { toggleId, tableId });
  const plot = createPlot(canvas, deps);
  const cursor = createCursor(canvas, signal, { times: () => times, timeAt: plot.timeAt, onMove });

  /** @param {number | null} time @param {boolean} byKey */
  function onMove(time, byKey) {
    plot.update(model, time);
    legend.update(model?.series ?? [], time);
    if (byKey) setText(spoken, time === null || model === null ? '' : sayAt(model, time, deps));
  }

  return {
    /** Beside the caption, for what changes the shown span. */
    tools,
    /** @param {Model.Chart | null} next null while it is on its way @param {string} title */
    update(next, title) {
      setText(caption, title);
      setAttribute(box, 'data-pending', next === null ? '' : null);
      if (next === model) return;
      model = next;
      times = Float64Array.from(timesOf(model?.series ?? [])).reverse();
      cursor.settle();
      setShown(empty, model !== null && times.length === 0);
      setAttribute(canvas, 'aria-label', [title, ...summaries(model, messages, format)].join('. '));
      plot.update(model, cursor.get());
      legend.update(model?.series ?? [], cursor.get());
      table.update(model?.series ?? []);
    },
  };
}

/**
 * @param {Model.Chart | null} model
 * @param {import('../lib/messages.js').Messages} messages
 * @param {import('../lib/format.js').Format} format
 * @returns {string[]} one sentence a series, and how to move the cursor
 */
function summaries(model, messages, format) {
  if (model === null) return [];
  const sentences = model.series.flatMap((series) => {
    const summary = summarise(series);
    if (summary === null) return [];
    return [messages.chartSummary(messages.quantity[series.quantity], {
      last: format.percent(summary.last),
      lowest: format.percent(summary.lowest),
      highest: format.percent(summary.highest),
      mean: format.percent(summary.mean),
    })];
  });
  return sentences.length === 0 ? [messages.chartEmpty] : [...sentences, messages.chartKeys];
}

/**
 * @param {Model.Chart} model
 * @param {number} time
 * @param {Pick<ViewDeps, 'messages' | 'format'>} deps
 */
function sayAt(model, time, { messages, format }) {
  const values = model.series.map((series) => {
    return messages.highValue(messages.quantity[series.quantity], format.percent(valueAt(series, time)));
  });
  return [format.timeOfDay(time), ...values].join(', ');
}

export { mountChart };
