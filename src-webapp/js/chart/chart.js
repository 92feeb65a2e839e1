import { CLASS } from '../lib/classes.js';
import { el, setText } from '../lib/dom.js';
import { mountLegend } from './legend.js';
import { nameOf } from './names.js';
import { mountPicture } from './picture.js';
import { mountChartTable } from './table.js';

/** @type {ReadonlySet<string>} */
const NONE = new Set();

/**
 * A chart over time: a figure with caption, legend, picture, and the same data as a table and as a file. What the
 * picture shows is said in its label; the cursor's values are said when it is moved by keys.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 * @param {{ id: string, toggleId: string, tableId: string, crosshair: import('./crosshair.js').Crosshair }} place
 */
function mountChart(parent, deps, { id, toggleId, tableId, crosshair }) {
  const { document } = deps;
  const caption = el(document, 'figcaption', { class: CLASS.chartCaption, id: `${id}-caption` });
  const data = el(document, 'p', { class: CLASS.chartData });
  const tools = el(document, 'div', { class: CLASS.chartTools });
  const figure = el(document, 'figure', { class: CLASS.chart, id, 'aria-labelledby': caption.id }, caption, data, tools);
  parent.append(figure);

  /** @type {Model.Chart | null} */
  let model = null;
  /** @type {number | null} */
  let time = null;
  let shownName = '';
  let hidden = NONE;
  const legend = mountLegend(tools, deps, toggle);
  const picture = mountPicture(figure, deps, { crosshair, onPoint: (next) => { time = next; legend.update(model, time, hidden); } });
  const table = mountChartTable({ buttons: data, figure }, deps, { toggleId, tableId });

  /** @param {string} name of a series; the last one that is shown stays */
  function toggle(name) {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    if (model === null || model.series.every((series) => next.has(nameOf(series, deps.messages)))) return;
    hidden = next;
    picture.update(model, shownName, hidden);
  }

  return {
    /**
     * @param {Model.Chart | null} next null while it is on its way
     * @param {string} title
     * @param {string} [name] title for those who do not see the heading that it stands under
     */
    update(next, title, name = title) {
      setText(caption, title);
      if (next === model && name === shownName) return;
      model = next;
      shownName = name;
      picture.update(model, name, hidden);
      table.update(model, name);
    },
  };
}

export { mountChart };
