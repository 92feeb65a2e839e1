import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { TEST_ID } from '../lib/ids.js';
import { levelOf } from '../lib/levels.js';
import { createPercentBar } from './bar.js';
import { stateSentence, tagText, tagValues } from './host-words.js';
import { createStateMark } from './state-mark.js';

/**
 * One host in the list. Every cell says the name of its column, so that a narrow screen can show a row as a card.
 *
 * @param {ViewDeps} deps
 * @returns {import('../lib/keyed-list.js').KeyedRow<Model.HostRow>}
 */
function createHostRow(deps) {
  const { document } = deps;
  const cells = [stateAndName(deps), platform(deps), percents(deps), load(deps), rates(deps), lastPush(deps)];
  const element = el(document, 'tr', { 'data-testid': TEST_ID.hostRow }, ...cells.flatMap((cell) => cell.nodes));
  return {
    element,
    update(host) {
      setAttribute(element, 'data-host', host.hostname);
      setAttribute(element, 'data-state', host.state);
      for (const cell of cells) cell.update(host);
    },
  };
}

/** @typedef {{ nodes: Element[], update: (host: Model.HostRow) => void }} Cells */

/** @param {ViewDeps} deps @returns {Cells} */
function stateAndName(deps) {
  const { document, messages } = deps;
  const mark = createStateMark(document);
  const word = el(document, 'span', { class: CLASS.visuallyHidden });
  const link = el(document, 'a', { class: CLASS.hostLink });
  const conflict = el(document, 'span', { class: CLASS.tag, title: messages.conflictExplained, hidden: true }, messages.conflict);
  const tags = el(document, 'span', { class: CLASS.muted, 'data-part': 'tags' });
  const head = el(document, 'th', { scope: 'row', 'data-column': 'hostname' }, mark.element, word,
    el(document, 'span', { class: CLASS.cell }, link, conflict, tags));
  return {
    nodes: [head],
    update(host) {
      mark.update(host.state);
      setText(word, `${messages.state[host.state]} `);
      setText(link, host.hostname);
      setAttribute(link, 'href', host.href);
      setShown(conflict, host.conflict);
      setText(tags, tagValues(host));
      setAttribute(tags, 'title', tagText(host));
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function platform({ document }) {
  const cell = el(document, 'td', { 'data-column': 'platform' });
  return { nodes: [cell], update: (host) => setText(cell, host.platform ?? '') };
}

/** @param {ViewDeps} deps @returns {Cells} */
function percents(deps) {
  const columns = /** @type {const} */ (['cpu', 'memory', 'filesystem']);
  const bars = columns.map((quantity) => ({ quantity, bar: createPercentBar(deps, quantity) }));
  const nodes = bars.map(({ quantity, bar }) => el(deps.document, 'td', { 'data-column': quantity }, bar.value, bar.track));
  return {
    nodes,
    update(host) {
      const values = { cpu: host.cpuPercent, memory: host.memoryPercent, filesystem: host.filesystemPercent };
      for (const { quantity, bar } of bars) bar.update(values[quantity], host.state === 'offline' ? null : levelOf(values[quantity]));
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function load({ document, messages, format }) {
  const cell = el(document, 'td', { 'data-column': 'load', class: CLASS.number });
  return {
    nodes: [cell],
    update(host) {
      setText(cell, format.load(host.load1m));
      setAttribute(cell, 'title', host.cores === null ? null : messages.perCore(format.count(host.cores)));
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function rates({ document, messages, format }) {
  const received = el(document, 'span');
  const sent = el(document, 'span');
  const cell = el(document, 'td', { 'data-column': 'network', class: CLASS.number }, received, sent);
  return {
    nodes: [cell],
    update(host) {
      setText(received, messages.received(format.bytesPerSecond(host.receivedBytesPerSecond)));
      setText(sent, messages.sent(format.bytesPerSecond(host.sentBytesPerSecond)));
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function lastPush(deps) {
  const { document, messages, format } = deps;
  const cell = el(document, 'td', { 'data-column': 'last_seen', class: CLASS.number });
  return {
    nodes: [cell],
    update(host) {
      setText(cell, messages.ago(format.duration(host.silentSeconds)));
      setAttribute(cell, 'title', stateSentence(host, deps));
    },
  };
}

export { createHostRow };
