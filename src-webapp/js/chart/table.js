import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { valueAt } from './legend.js';
import { nameOf } from './names.js';
import { valueWriter } from './units.js';

/**
 * The chart's data as a table, for those who do not read lines: newest first, built only while it is shown.
 *
 * @param {Element} parent
 * @param {Pick<ViewDeps, 'document' | 'messages' | 'format' | 'signal'>} deps
 * @param {{ toggleId: string, tableId: string }} ids
 */
function mountChartTable(parent, { document, messages, format, signal }, { toggleId, tableId }) {
  const { toggle, head, body, region } = buildTable({ document, messages }, { toggleId, tableId });
  parent.append(toggle, region);

  /** @type {readonly Model.ChartSeries[]} */
  let shown = [];
  let write = valueWriter('number', format);
  const columns = createKeyedList(head, (label) => label, (label) => {
    return { element: el(document, 'th', { scope: 'col' }, label), update: () => undefined };
  });
  const rows = createKeyedList(body, String, (time) => {
    const cells = shown.map(() => el(document, 'td', { class: CLASS.number }));
    const element = el(document, 'tr', {}, el(document, 'th', { scope: 'row' }, format.dateTime(time)), ...cells);
    const update = () => cells.forEach((cell, index) => setText(cell, write(valueAt(shown[index], time))));
    return { element, update };
  });

  const isShown = () => toggle.getAttribute('aria-expanded') === 'true';

  function fill() {
    if (!isShown()) return;
    columns.update([messages.time, ...shown.map((series) => nameOf(series, messages))]);
    rows.update(timesOf(shown));
  }

  toggle.addEventListener('click', () => {
    const show = !isShown();
    setAttribute(toggle, 'aria-expanded', String(show));
    setText(toggle, show ? messages.hideTable : messages.showTable);
    setShown(region, show);
    fill();
  }, { signal });

  return {
    /** @param {Model.Chart | null} model */
    update(model) {
      const series = model?.series ?? [];
      if (model !== null) write = valueWriter(model.unit, format);
      if (series.length !== shown.length) rows.update([]);
      shown = series;
      fill();
    },
  };
}

/**
 * @param {Pick<ViewDeps, 'document' | 'messages'>} deps
 * @param {{ toggleId: string, tableId: string }} ids
 */
function buildTable({ document, messages }, { toggleId, tableId }) {
  const toggle = el(document, 'button', {
    type: 'button', id: toggleId, class: CLASS.quiet, 'aria-expanded': 'false', 'aria-controls': tableId,
  }, messages.showTable);
  const head = el(document, 'tr');
  const body = el(document, 'tbody');
  const region = el(document, 'div', { id: tableId, class: CLASS.chartTable, tabindex: 0, hidden: true },
    el(document, 'table', {}, el(document, 'thead', {}, head), body));
  return { toggle, head, body, region };
}

/**
 * @param {readonly Model.ChartSeries[]} series
 * @returns {number[]} every moment at which one of them has a point, newest first
 */
function timesOf(series) {
  const times = new Set(series.flatMap((each) => [...each.times]));
  return [...times].sort((a, b) => b - a);
}

export { mountChartTable, timesOf };
