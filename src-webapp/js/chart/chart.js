import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { snap } from './crosshair.js';
import { createCursor } from './cursor.js';
import { momentOf, mountLegend, valueAt } from './legend.js';
import { nameOf } from './names.js';
import { createPlot } from './plot.js';
import { summarise } from './summary.js';
import { mountChartTable, timesOf } from './table.js';
import { valueWriter } from './units.js';

/**
 * A chart over time: a figure with caption, legend, canvas, and the same data as a table. What the
 * canvas shows is said in its label; the cursor's values are said when it is moved by keys.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 * @param {{ id: string, toggleId: string, tableId: string, crosshair: import('./crosshair.js').Crosshair }} place
 */
function mountChart(parent, deps, { id, toggleId, tableId, crosshair }) {
  const { messages, format, signal } = deps;
  const { figure, caption, tools, canvas, empty, box, spoken } = buildFigure(deps, id);
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
    crosshair.point(time);
    if (byKey) setText(spoken, time === null || model === null ? '' : sayAt(model, time, deps));
  }

  /** @param {number | null} moment that the page points at */
  function pointAt(moment) {
    const time = snap(times, moment, model?.stepSeconds ?? 0);
    plot.update(model, time);
    legend.update(model, time);
  }
  crosshair.follow(pointAt);

  return {
    /** Beside the caption, for what changes the shown span. */
    tools,
    /**
     * @param {Model.Chart | null} next null while it is on its way
     * @param {string} title
     * @param {string} [name] title for those who do not see the heading that it stands under
     */
    update(next, title, name = title) {
      setText(caption, title);
      setAttribute(box, 'data-pending', next === null ? '' : null);
      if (next === model) return;
      model = next;
      times = Float64Array.from(timesOf(model?.series ?? [])).reverse();
      if (cursor.settle()) crosshair.point(null);
      setShown(empty, model !== null && times.length === 0);
      setAttribute(canvas, 'aria-label', [name, ...summaries(model, messages, format)].join('. '));
      pointAt(crosshair.get());
      table.update(model);
    },
  };
}

/**
 * @param {ViewDeps} deps
 * @param {string} id
 */
function buildFigure({ document, messages }, id) {
  const caption = el(document, 'figcaption', { class: CLASS.chartCaption });
  const tools = el(document, 'div', { class: CLASS.chartTools });
  const canvas = el(document, 'canvas', { class: CLASS.chartCanvas, role: 'img', tabindex: 0 });
  const empty = el(document, 'p', { class: CLASS.muted, hidden: true }, messages.chartEmpty);
  const box = el(document, 'div', { class: CLASS.chartPlot }, canvas, empty);
  const spoken = el(document, 'p', { class: CLASS.visuallyHidden, 'aria-live': 'polite' });
  const figure = el(document, 'figure', { class: CLASS.chart, id }, caption, tools, box, spoken);
  return { figure, caption, tools, canvas, empty, box, spoken };
}

/**
 * @param {Model.Chart | null} model
 * @param {import('../lib/messages.js').Messages} messages
 * @param {import('../lib/format.js').Format} format
 * @returns {string[]} one sentence a series, and how to move the cursor
 */
function summaries(model, messages, format) {
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
  return sentences.length === 0 ? [messages.chartEmpty] : [...sentences, messages.chartKeys];
}

/**
 * @param {Model.Chart} model
 * @param {number} time
 * @param {Pick<ViewDeps, 'messages' | 'format'>} deps
 */
function sayAt(model, time, { messages, format }) {
  const write = valueWriter(model.unit, format);
  const values = model.series.map((series) => {
    return messages.highValue(nameOf(series, messages), write(valueAt(series, time)));
  });
  return [momentOf(model, time, format), ...values].join(', ');
}

export { mountChart };
