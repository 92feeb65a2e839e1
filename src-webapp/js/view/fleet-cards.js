import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setText } from '../lib/dom.js';
import { BLANK } from '../lib/format.js';
import { ID } from '../lib/ids.js';
import { changeText } from './change.js';
import { createSparkline } from './sparkline.js';

/**
 * The four figures of the fleet, on every view: total hosts, online, average CPU, total memory; each with how it went
 * over the last hour.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountFleetCards(parent, deps) {
  const { document, messages, format } = deps;
  const list = el(document, 'dl', { class: CLASS.cardGrid, 'aria-label': messages.fleetOverview });
  parent.append(list);
  const whole = { write: format.count, writeChange: format.count, steady: 0.5, ceiling: 1 };
  const percent = { write: format.percent, writeChange: format.percent, steady: 0.05, ceiling: 10 };
  const bytes = { write: format.bytes, writeChange: format.bytes, steady: 1, ceiling: 1 };
  const gone = el(document, 'a', {}, BLANK);
  /** @param {Omit<CardKind, 'label'>} kind @param {string} label */
  const add = (kind, label) => mountCard(list, deps, { ...kind, label });
  const total = add({ id: ID.fleetTotal, note: '', quantity: 'plain', ...whole }, messages.totalHosts);
  const online = add({ id: ID.fleetOnline, note: gone, quantity: 'plain', ...whole }, messages.online);
  const cpu = add({ id: ID.fleetCpu, note: messages.acrossOnline, quantity: 'cpu', ...percent }, messages.averageCpu);
  const memory = add({ id: ID.fleetMemory, note: messages.usedOnline, quantity: 'memory', ...bytes }, messages.totalMemory);

  return {
    /** @param {Model.FleetCards | null} cards null before the first answer */
    update(cards) {
      if (cards === null) return;
      const { spanSeconds } = cards;
      total.update(cards.total, spanSeconds);
      online.update(cards.online, spanSeconds);
      cpu.update(cards.averageCpuPercent, spanSeconds);
      memory.update(cards.memoryUsedBytes, spanSeconds);
      setText(gone, onlineNote(cards, deps));
      setAttribute(gone, 'href', cards.offline === 0 ? null : cards.offlineHref);
      setAttribute(online.note, 'data-level', cards.offline === 0 ? null : 'grave');
    },
  };
}

/**
 * @typedef {object} CardKind
 * @property {string} id
 * @property {string} label
 * @property {string | Node} note
 * @property {Model.Quantity | 'plain'} quantity
 * @property {(value: number | null) => string} write
 * @property {(amount: number) => string} writeChange
 * @property {number} steady a change smaller than this is not shown
 * @property {number} ceiling of the little history's scale, unless a value is higher
 */

/**
 * @param {Element} list
 * @param {ViewDeps} deps
 * @param {CardKind} kind
 */
function mountCard(list, deps, { id, label, note, quantity, write, writeChange, steady, ceiling }) {
  const { document, messages, format } = deps;
  const value = el(document, 'dd', { class: CLASS.cardValue, id, 'data-pending': true }, BLANK);
  const spark = createSparkline(document, quantity);
  const words = el(document, 'span', {}, note);
  const change = el(document, 'span', { class: CLASS.number, 'data-part': 'change' });
  const under = el(document, 'dd', { class: CLASS.cardNote }, words, change);
  const history = el(document, 'dd', { class: CLASS.cardHistory, 'aria-hidden': 'true' }, spark.element);
  list.append(el(document, 'div', { class: CLASS.card }, el(document, 'dt', { class: CLASS.cardLabel }, label), value, history, under));

  return {
    note: words,
    /** @param {Model.Figure} figure @param {number} spanSeconds */
    update({ value: now, change: by, points }, spanSeconds) {
      setAttribute(value, 'data-pending', null);
      setText(value, write(now));
      spark.update(points, ceiling);
      const moved = by !== null && Math.abs(by) >= steady ? changeText(by, { messages, writeChange, steady }) : null;
      setText(change, moved === null ? '' : `${moved} ${messages.changeOver(format.duration(spanSeconds))}`);
    },
  };
}

/**
 * @param {Model.FleetCards} cards
 * @param {Pick<ViewDeps, 'messages' | 'format'>} deps
 */
function onlineNote({ total, offline }, { messages, format }) {
  if (!total.value) return BLANK;
  return offline === 0 ? messages.allOnline : messages.offlineCount(format.count(offline));
}

export { mountFleetCards };
