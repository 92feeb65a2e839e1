import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setText } from '../lib/dom.js';
import { BLANK } from '../lib/format.js';
import { ID } from '../lib/ids.js';

/**
 * The four figures of the fleet, on every view: total hosts, online, average CPU, total memory.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountFleetCards(parent, { document, messages, format }) {
  /** @param {string} label @param {string} id @param {string} note */
  const addCard = (label, id, note) => {
    const value = el(document, 'dd', { class: CLASS.cardValue, id, 'data-pending': true }, BLANK);
    const under = el(document, 'dd', { class: CLASS.cardNote }, note);
    list.append(el(document, 'div', { class: CLASS.card }, el(document, 'dt', { class: CLASS.cardLabel }, label), value, under));
    return { value, under };
  };
  const list = el(document, 'dl', { class: CLASS.cardGrid, 'aria-label': messages.fleetOverview });
  const total = addCard(messages.totalHosts, ID.fleetTotal, BLANK);
  const online = addCard(messages.online, ID.fleetOnline, '');
  const gone = el(document, 'a', {}, BLANK);
  online.under.append(gone);
  const cpu = addCard(messages.averageCpu, ID.fleetCpu, messages.acrossOnline);
  const memory = addCard(messages.totalMemory, ID.fleetMemory, messages.usedOnline);
  parent.append(list);

  /** @param {Element} element @param {string} text */
  const write = (element, text) => {
    setAttribute(element, 'data-pending', null);
    setText(element, text);
  };

  return {
    /** @param {Model.FleetCards | null} cards null before the first answer */
    update(cards) {
      if (cards === null) return;
      write(total.value, format.count(cards.total));
      write(online.value, format.count(cards.online));
      setText(gone, onlineNote(cards, messages, format));
      setAttribute(gone, 'href', cards.offline === 0 ? null : cards.offlineHref);
      setAttribute(online.under, 'data-level', cards.offline === 0 ? null : 'grave');
      write(cpu.value, format.percent(cards.averageCpuPercent));
      write(memory.value, format.bytes(cards.memoryUsedBytes));
    },
  };
}

/**
 * @param {Model.FleetCards} cards
 * @param {import('../lib/messages.js').Messages} messages
 * @param {import('../lib/format.js').Format} format
 */
function onlineNote({ total, offline }, messages, format) {
  if (total === 0) return BLANK;
  return offline === 0 ? messages.allOnline : messages.offlineCount(format.count(offline));
}

export { mountFleetCards };
