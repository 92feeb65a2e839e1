import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setStyleProperty, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { nearestIndex } from './hit.js';
import { nameOf } from './names.js';
import { valueWriter } from './units.js';

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

  const keys = createKeyedList(list, ({ series }) => nameOf(series, messages), ({ series }) => {
    const value = el(document, 'span', { class: CLASS.number });
    const element = el(document, 'li', { class: CLASS.chartKey, 'data-dashed': series.dashed }, nameOf(series, messages), value);
    return {
      element,
      /** @param {{ series: Model.ChartSeries, time: number | null, kind: string, write: (value: number | null) => string }} item */
      update({ series: next, time, kind, write }) {
        setAttribute(element, 'data-kind', kind);
        setStyleProperty(element, '--key', `var(--color-${next.color})`);
        setText(value, write(valueAt(next, time)));
      },
    };
  });

  return {
    /** @param {Model.Chart | null} model @param {number | null} time under the cursor; null: the latest */
    update(model, time) {
      setText(moment, time === null || model === null ? '' : momentOf(model, time, format));
      if (model === null) return keys.update([]);
      const write = valueWriter(model.unit, format);
      keys.update(model.series.map((series) => ({ series, time, kind: model.kind, write })));
    },
  };
}

const DAY = 86_400;

/**
 * @param {Pick<Model.Chart, 'fromSeconds' | 'toSeconds'>} model
 * @param {number} time
 * @param {import('../lib/format.js').Format} format
 * @returns {string} with its day where the chart shows more than one
 */
function momentOf({ fromSeconds, toSeconds }, time, format) {
  return toSeconds - fromSeconds > DAY ? format.dateTime(time) : format.timeOfDay(time);
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

export { momentOf, mountLegend, valueAt };
