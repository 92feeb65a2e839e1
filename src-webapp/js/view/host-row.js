import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { TEST_ID } from '../lib/ids.js';
import { levelOf } from '../lib/levels.js';
import { createPercentBar } from './bar.js';
import { stateSentence, tagText, tagValues } from './host-words.js';
import { createSparkline } from './sparkline.js';
import { createStateMark } from './state-mark.js';

/** @typedef {Extract<Model.ListLine, { kind: 'host' }>} HostLine */
/** @typedef {{ nodes: Element[], update: (line: HostLine) => void }} Cells */

/**
 * One host in the list.
 *
 * @param {ViewDeps} deps
 * @returns {import('../lib/keyed-list.js').KeyedRow<Model.ListLine>}
 */
function createHostRow(deps) {
  const { document } = deps;
  const cells = [
    stateAndName(deps), words(deps), percent(deps, 'cpu'), percent(deps, 'memory'), fullest(deps), load(deps), rates(deps), lastPush(deps),
  ];
  const element = el(document, 'tr', { 'data-testid': TEST_ID.hostRow }, ...cells.flatMap((cell) => cell.nodes));
  return {
    element,
    update(line) {
      if (line.kind !== 'host') return;
      setAttribute(element, 'data-host', line.host.hostname);
      setAttribute(element, 'data-state', line.host.state);
      for (const cell of cells) cell.update(line);
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function stateAndName(deps) {
  const { document, messages } = deps;
  const mark = createStateMark(document);
  const word = el(document, 'span', { class: CLASS.visuallyHidden });
  const link = el(document, 'a', { class: CLASS.hostLink });
  const conflict = el(document, 'span', { class: CLASS.tag, title: messages.conflictExplained, hidden: true }, messages.conflict);
  const forget = createForget(deps);
  const head = el(document, 'th', { scope: 'row', 'data-column': 'hostname' }, mark.element, word,
    el(document, 'span', { class: CLASS.cell }, link, conflict, forget.element));
  return {
    nodes: [head],
    update({ host }) {
      mark.update(host.state);
      setText(word, `${messages.state[host.state]} `);
      setText(link, host.hostname);
      setAttribute(link, 'href', host.href);
      setAttribute(link, 'title', host.hostname);
      setShown(conflict, host.conflict);
      forget.update(host);
    },
  };
}

/** @param {ViewDeps} deps */
function createForget({ document, messages, actions, signal }) {
  const element = el(document, 'button', { type: 'button', class: CLASS.rowAction, hidden: true }, messages.forgetShort);
  let hostname = '';
  element.addEventListener('click', () => actions.askToForget(hostname), { signal });
  return {
    element,
    /** @param {Model.HostRow} host */
    update(host) {
      hostname = host.hostname;
      setShown(element, host.state === 'offline');
      setAttribute(element, 'aria-label', messages.forgetHost(hostname));
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function words({ document }) {
  const tags = el(document, 'td', { 'data-column': 'tags' });
  const platform = el(document, 'td', { 'data-column': 'platform' });
  return {
    nodes: [tags, platform],
    update({ host }) {
      setText(tags, tagValues(host));
      setAttribute(tags, 'title', tagText(host));
      setText(platform, host.platform ?? '');
    },
  };
}

/** @param {ViewDeps} deps @param {'cpu' | 'memory'} quantity @returns {Cells} */
function percent(deps, quantity) {
  const bar = createPercentBar(deps, quantity);
  const spark = createSparkline(deps.document, quantity);
  const history = el(deps.document, 'span', { class: CLASS.history }, spark.element, bar.track);
  return {
    nodes: [el(deps.document, 'td', { 'data-column': quantity }, bar.value, history)],
    update({ host, sparks }) {
      const value = quantity === 'cpu' ? host.cpuPercent : host.memoryPercent;
      bar.update(value, host.state === 'offline' ? null : levelOf(value));
      spark.update(sparks?.[quantity] ?? null, 100);
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function fullest(deps) {
  const bar = createPercentBar(deps, 'filesystem');
  return {
    nodes: [el(deps.document, 'td', { 'data-column': 'filesystem' }, bar.value, bar.track)],
    update({ host }) {
      bar.update(host.filesystemPercent, host.state === 'offline' ? null : levelOf(host.filesystemPercent));
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function load({ document, messages, format }) {
  const cell = el(document, 'td', { 'data-column': 'load_per_core', class: CLASS.number });
  return {
    nodes: [cell],
    update({ host }) {
      setText(cell, format.load(host.loadPerCore));
      setAttribute(cell, 'title', host.cores === null ? null : messages.loadOfCores(format.load(host.load1m), format.count(host.cores)));
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function rates({ document, messages, format }) {
  const [received, sent, read, written] = [0, 1, 2, 3].map(() => el(document, 'span'));
  return {
    nodes: [
      el(document, 'td', { 'data-column': 'network', class: CLASS.number }, received, sent),
      el(document, 'td', { 'data-column': 'disk', class: CLASS.number }, read, written),
    ],
    update({ host }) {
      setText(received, messages.received(format.bytesPerSecond(host.receivedBytesPerSecond)));
      setText(sent, messages.sent(format.bytesPerSecond(host.sentBytesPerSecond)));
      setText(read, messages.readRate(format.bytesPerSecond(host.readBytesPerSecond)));
      setText(written, messages.writtenRate(format.bytesPerSecond(host.writtenBytesPerSecond)));
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function lastPush(deps) {
  const { document, messages, format } = deps;
  const cell = el(document, 'td', { 'data-column': 'last_seen', class: CLASS.number });
  return {
    nodes: [cell],
    update({ host }) {
      setText(cell, messages.ago(format.duration(host.silentSeconds)));
      setAttribute(cell, 'title', stateSentence(host, deps));
    },
  };
}

export { createHostRow };
