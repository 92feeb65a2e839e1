import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { csvOf } from './csv.js';
import { valueAt } from './legend.js';
import { nameOf } from './names.js';
import { unionOfTimes } from './times.js';
import { valueWriter } from './units.js';

/**
 * The chart's data as a table, for those who do not read lines: newest first, built only while it is shown. And as a file.
 *
 * @param {{ buttons: Element, figure: Element }} place
 * @param {Pick<LateDeps, 'document' | 'messages' | 'format' | 'signal' | 'actions'>} deps
 * @param {{ toggleId: string, tableId: string }} ids
 */
function mountChartTable({ buttons, figure }, deps, { toggleId, tableId }) {
  const { document, messages, format, signal } = deps;
  const { toggle, head, body, region } = buildTable({ document, messages }, { toggleId, tableId });
  const file = createFileButton(deps);
  buttons.append(toggle, file.element);
  figure.append(region);
  /** @type {readonly Model.ChartSeries[]} */
  let shown = [];
  let write = valueWriter('number', format);
  const columns = createKeyedList(head, (label) => label, (label) => (
    { element: el(document, 'th', { scope: 'col' }, label), update: () => undefined }));
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
    rows.update([...unionOfTimes(shown)].reverse());
  }

  toggle.addEventListener('click', () => {
    const show = !isShown();
    setAttribute(toggle, 'aria-expanded', String(show));
    setText(toggle, show ? messages.hideTable : messages.showTable);
    setShown(region, show);
    fill();
  }, { signal });

  return {
    /** @param {Model.Chart | null} next @param {string} name for the file */
    update(next, name) {
      const series = next === null ? [] : [...next.series, ...next.ghosts];
      if (next !== null) write = valueWriter(next.unit, format);
      if (series.length !== shown.length) rows.update([]);
      shown = series;
      file.update(next, name);
      fill();
    },
  };
}

/**
 * @param {Pick<LateDeps, 'document' | 'messages'>} deps
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

/** @param {Pick<LateDeps, 'document' | 'messages' | 'signal' | 'actions'>} deps */
function createFileButton({ document, messages, signal, actions }) {
  const element = el(document, 'button', { type: 'button', class: CLASS.quiet, disabled: true }, messages.downloadCsv);
  /** @type {Model.Chart | null} */
  let model = null;
  let title = '';
  element.addEventListener('click', () => {
    if (model !== null) actions.download(`${fileName(title)}.csv`, csvOf(model, messages));
  }, { signal });
  return {
    element,
    /** @param {Model.Chart | null} next @param {string} name for the file */
    update(next, name) {
      model = next;
      title = name;
      setAttribute(element, 'disabled', next === null || next.series.length === 0 ? '' : null);
    },
  };
}

/**
 * @param {string} title
 * @returns {string} letters and digits of any language, the rest as single dashes
 */
function fileName(title) {
  return title.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^-+|-+$/g, '');
}

export { mountChartTable };
