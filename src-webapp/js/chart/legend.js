import { CLASS } from '../lib/classes.js';
import { el, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { nearestIndex } from './hit.js';

/**
 * Names of the series with their values: the latest, or those under the cursor.
 *
 * @param {Element} parent
 * @param {Pick<ViewDeps, 'document' | 'messages' | 'format'>} deps
 */
function mountLegend(parent, { document, messages, format }) {
  const moment = el(document, 'span', { class: CLASS.chartReadout });
  const list = el(document, 'ul', { class: CLASS.chartLegend });
  parent.append(moment, list);

  const keys = createKeyedList(list, keyOf, ({ series }) => {
    const value = el(document, 'span', { class: CLASS.number });
    const name = messages.quantity[series.quantity];
    const element = el(document, 'li', { class: CLASS.chartKey, 'data-quantity': series.quantity }, name, value);
    return { element, update: ({ series: next, time }) => setText(value, format.percent(valueAt(next, time))) };
  });

  return {
    /** @param {readonly Model.ChartSeries[]} series @param {number | null} time under the cursor; null: the latest */
    update(series, time) {
      setText(moment, time === null ? '' : format.timeOfDay(time));
      keys.update(series.map((each) => ({ series: each, time })));
    },
  };
}

/** @param {{ series: Model.ChartSeries, time: number | null }} item */
function keyOf({ series }) {
  return series.quantity;
}

/**
 * @param {Model.ChartSeries} series
 * @param {number | null} time
 * @returns {number | null} null where the series has no point
 */
function valueAt({ times, values }, time) {
  const index = time === null ? times.length - 1 : nearestIndex(times, time);
  const value = values[index];
  const there = time === null || times[index] === time;
  return there && value !== undefined && !Number.isNaN(value) ? value : null;
}

export { mountLegend, valueAt };
