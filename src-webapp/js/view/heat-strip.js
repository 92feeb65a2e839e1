import { cellAt, cellByKey, cellCorner, sideOf } from '../chart/heat-layout.js';
import { createHeatPlot } from '../chart/heat-plot.js';
import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setStyleProperty, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { createKeyedList } from '../lib/keyed-list.js';

/**
 * Every host as a cell. The whole strip is one link: it leads to the host that is pointed at, by pointer or by arrow
 * keys, and its name says which that is.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountHeatStrip(parent, deps) {
  const { section, choices, link, canvas, mark, readout } = buildStrip(deps);
  parent.append(section);
  const plot = createHeatPlot(canvas, deps, (height) => setStyleProperty(canvas, '--heat-height', `${height}px`));
  /** @type {Model.HeatStrip | null} */
  let strip = null;
  /** @type {string | null} */
  let pointed = null;
  const cells = () => ({ layout: plot.layout(), count: strip?.hosts.length ?? 0 });

  /** @param {number | null} index */
  function pointAt(index) {
    if (strip === null || strip.hosts.length === 0) return;
    pointed = index === null ? null : strip.hosts[index];
    plot.update(strip);
    placeMark(mark, plot.layout(), index);
    setAttribute(link, 'href', strip.hrefOf(strip.hosts[index ?? 0]));
    setAttribute(link, 'aria-label', index === null ? summaryOf(strip, deps) : cellWords(strip, index, deps));
    setText(readout, index === null ? deps.messages.heatLegend : cellWords(strip, index, deps));
  }

  listenToPointer(link, deps.signal, { canvas, cells, pointAt });
  listenToKeys(link, deps.signal, { cells, pointAt, current: () => strip?.hosts.indexOf(pointed ?? '') ?? -1 });

  return {
    /** @param {Model.HeatStrip | null} next null while it is on its way @param {readonly Model.HeatChoice[]} offered */
    update(next, offered) {
      setShown(section, next === null || next.hosts.length > 0);
      choices.update(offered);
      if (next === null || next === strip) return;
      strip = next;
      const index = strip.hosts.indexOf(pointed ?? '');
      pointAt(index < 0 ? null : index);
    },
  };
}

/** @typedef {() => { layout: import('../chart/heat-layout.js').HeatLayout, count: number }} Cells */

/**
 * Between the cells the last one stays pointed at, so that a press leads where the words say.
 *
 * @param {HTMLElement} link
 * @param {AbortSignal} signal
 * @param {{ canvas: HTMLElement, cells: Cells, pointAt: (index: number | null) => void }} strip
 */
function listenToPointer(link, signal, { canvas, cells, pointAt }) {
  /** @param {PointerEvent} event */
  const onPointer = (event) => {
    const { layout, count } = cells();
    const box = canvas.getBoundingClientRect();
    const index = cellAt(layout, count, { x: event.clientX - box.left, y: event.clientY - box.top });
    if (index !== null) pointAt(index);
  };
  link.addEventListener('pointermove', onPointer, { signal, passive: true });
  link.addEventListener('pointerdown', onPointer, { signal, passive: true });
  link.addEventListener('pointerleave', () => pointAt(null), { signal });
}

/**
 * @param {HTMLElement} link
 * @param {AbortSignal} signal
 * @param {{ cells: Cells, pointAt: (index: number | null) => void, current: () => number }} strip
 */
function listenToKeys(link, signal, { cells, pointAt, current }) {
  link.addEventListener('blur', () => pointAt(null), { signal });
  link.addEventListener('keydown', (event) => {
    const { layout, count } = cells();
    const next = count === 0 ? null : cellByKey(layout, count, current(), event.key);
    if (next === null) return;
    event.preventDefault();
    pointAt(next);
  }, { signal });
}

/** @param {ViewDeps} deps */
function buildStrip({ document, messages }) {
  const canvas = el(document, 'canvas', { class: CLASS.heatCanvas, 'aria-hidden': 'true' });
  const mark = el(document, 'span', { class: CLASS.heatMark, hidden: true });
  const link = el(document, 'a', { id: ID.heatStrip }, canvas, mark);
  const readout = el(document, 'p', { class: CLASS.heatReadout, 'aria-live': 'polite' }, messages.heatLegend);
  const nav = el(document, 'nav', { class: CLASS.segments, 'aria-label': messages.heatMetric });
  const section = el(document, 'section', { class: CLASS.heat, 'aria-label': messages.heat },
    el(document, 'div', { class: CLASS.listHead }, el(document, 'h2', {}, messages.heat), nav), link, readout);
  const choices = createKeyedList(nav, keyOf, ({ metric }) => {
    const element = el(document, 'a', { class: CLASS.segment, 'data-replace': true }, messages.quantity[metric]);
    return {
      element,
      /** @param {Model.HeatChoice} choice */
      update({ href, current }) {
        setAttribute(element, 'href', href);
        setAttribute(element, 'aria-current', current ? 'true' : null);
      },
    };
  });
  return { section, choices, link, canvas, mark, readout };
}

/**
 * The frame around a cell is no part of the picture, so that pointing draws none of the thousands anew.
 *
 * @param {HTMLElement} mark
 * @param {import('../chart/heat-layout.js').HeatLayout} layout
 * @param {number | null} index
 */
function placeMark(mark, layout, index) {
  setShown(mark, index !== null);
  if (index === null) return;
  const { x, y } = cellCorner(layout, index);
  setStyleProperty(mark, '--cell-x', `${x}px`);
  setStyleProperty(mark, '--cell-y', `${y}px`);
  setStyleProperty(mark, '--cell-side', `${sideOf(layout)}px`);
}

/** @param {Model.HeatChoice} choice */
function keyOf({ metric }) {
  return metric;
}

/**
 * @param {Model.HeatStrip} strip
 * @param {number} index
 * @param {Pick<ViewDeps, 'messages' | 'format'>} deps
 */
function cellWords({ metric, hosts, values, states }, index, { messages, format }) {
  const value = messages.highValue(messages.quantity[metric], format.percent(values[index]));
  return messages.heatCell(hosts[index], value, messages.state[states[index]]);
}

/**
 * @param {Model.HeatStrip} strip
 * @param {Pick<ViewDeps, 'messages' | 'format'>} deps
 */
function summaryOf({ metric, hosts, states }, { messages, format }) {
  const offline = states.filter((state) => state === 'offline').length;
  return messages.heatSummary(messages.quantity[metric], format.count(hosts.length), format.count(offline));
}

export { mountHeatStrip };
