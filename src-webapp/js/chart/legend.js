import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setStyleProperty, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { nearestIndex } from './hit.js';
import { nameOf } from './names.js';
import { valueWriter } from './units.js';

/** @typedef {{ series: Model.ChartSeries, ghost: Model.ChartSeries | undefined, shown: boolean }} Key */
/** @typedef {{ time: number | null, kind: Model.Chart['kind'], write: (value: number | null) => string }} Reading */

/**
 * Names of the series with their values: the latest, or those under the cursor. Each is a switch that takes its series
 * out of the picture and back.
 *
 * @param {Element} parent
 * @param {Pick<LateDeps, 'document' | 'messages' | 'format' | 'signal'>} deps
 * @param {(name: string) => void} onToggle
 */
function mountLegend(parent, deps, onToggle) {
  const { document, messages, format } = deps;
  const moment = el(document, 'span', { class: CLASS.chartReadout });
  const list = el(document, 'ul', { class: CLASS.chartLegend });
  parent.append(moment, list);
  /** @type {Reading} */
  let reading = { time: null, kind: 'lines', write: () => '' };
  const keys = createKeyedList(list, (/** @type {Key} */ { series }) => nameOf(series, messages), ({ series }) => {
    const key = createKey(series, deps, onToggle);
    return { element: key.element, update: (/** @type {Key} */ next) => key.update(next, reading) };
  });

  return {
    /**
     * @param {Model.Chart | null} model
     * @param {number | null} time under the cursor; null: the latest
     * @param {ReadonlySet<string>} hidden names
     */
    update(model, time, hidden) {
      setText(moment, time === null || model === null ? '' : momentOf(model, time, format));
      if (model === null) return keys.update([]);
      setAttribute(list, 'data-unit', model.unit);
      reading = { time, kind: model.kind, write: valueWriter(model.unit, format) };
      keys.update(model.series.map((series) => ({
        series, ghost: model.ghosts.find((ghost) => isPastOf(ghost, series)), shown: !hidden.has(nameOf(series, messages)),
      })));
    },
  };
}

/**
 * @param {Model.ChartSeries} series
 * @param {Pick<LateDeps, 'document' | 'messages' | 'format' | 'signal'>} deps
 * @param {(name: string) => void} onToggle
 */
function createKey(series, { document, messages, signal }, onToggle) {
  const name = nameOf(series, messages);
  const value = el(document, 'span', { class: CLASS.number });
  const before = el(document, 'span', { class: CLASS.chartGhost });
  const toggle = el(document, 'button', {
    type: 'button', class: CLASS.chartKey, 'data-dashed': series.dashed, title: messages.toggleSeries,
  }, name, value, before);
  toggle.addEventListener('click', () => onToggle(name), { signal });
  return {
    element: el(document, 'li', {}, toggle),
    /** @param {Key} next @param {Reading} reading */
    update({ series: next, ghost, shown }, { time, kind, write }) {
      setAttribute(toggle, 'aria-pressed', String(shown));
      setAttribute(toggle, 'data-kind', kind);
      setStyleProperty(toggle, '--key', `var(--color-${next.color})`);
      setText(value, write(valueAt(next, time)));
      setText(before, ghost === undefined ? '' : messages.ghostValue(write(valueNear(ghost, time))));
    },
  };
}

/** @param {Model.ChartSeries} ghost @param {Model.ChartSeries} series */
function isPastOf(ghost, series) {
  return ghost.subject === series.subject && ghost.word === series.word;
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
 * @param {Pick<Model.ChartSeries, 'times' | 'values'>} series
 * @param {number | null} time
 * @returns {number | null} null where the series has no point
 */
function valueAt({ times, values }, time) {
  const index = time === null ? times.length - 1 : nearestIndex(times, time);
  const there = time === null || times[index] === time;
  return there ? known(values[index]) : null;
}

/**
 * An earlier time has its own rhythm: the nearest point stands for it.
 *
 * @param {Model.ChartSeries} series
 * @param {number | null} time
 */
function valueNear({ times, values }, time) {
  return known(values[time === null ? times.length - 1 : nearestIndex(times, time)]);
}

/** @param {number | undefined} value */
function known(value) {
  return value === undefined || Number.isNaN(value) ? null : value;
}

export { momentOf, mountLegend, valueAt };
