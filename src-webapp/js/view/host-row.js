import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { TEST_ID } from '../lib/ids.js';
import { levelOf } from '../lib/levels.js';
import { remember } from '../lib/memo.js';
import { createPercentBar } from './bar.js';
import { stateSentence, tagText, tagValues } from './host-words.js';
import { createSparkline } from './sparkline.js';
import { createStateMark } from './state-mark.js';

/** @typedef {Extract<Model.ListLine, { kind: 'host' }>} HostLine */
/** @typedef {{ nodes: Element[], update: (line: HostLine) => void }} Cells */

/**
 * One host in the list. A refresh brings the same values to most of its cells, so each remembers what it was given last:
 * that costs less than to word the value and to ask the page whether it has those words.
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
  const mark = remember((/** @type {string} */ hostname, /** @type {string} */ state) => {
    element.setAttribute('data-host', hostname);
    element.setAttribute('data-state', state);
  });
  return {
    element,
    update(line) {
      if (line.kind !== 'host') return;
      mark(line.host.hostname, line.host.state);
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
  const name = remember((/** @type {string} */ hostname, /** @type {string} */ href) => {
    setText(link, hostname);
    setAttribute(link, 'href', href);
    setAttribute(link, 'title', hostname);
  });
  const tell = remember((/** @type {string} */ hostname, /** @type {Model.HostState} */ state) => {
    mark.update(state);
    setText(word, `${messages.state[state]} `);
    forget.update(hostname, state);
  });
  return {
    nodes: [head],
    update({ host }) {
      name(host.hostname, host.href);
      tell(host.hostname, host.state);
      setShown(conflict, host.conflict);
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
    /** @param {string} name @param {Model.HostState} state */
    update(name, state) {
      hostname = name;
      setShown(element, state === 'offline');
      setAttribute(element, 'aria-label', messages.forgetHost(name));
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function words({ document }) {
  const tags = el(document, 'td', { 'data-column': 'tags' });
  const platform = el(document, 'td', { 'data-column': 'platform' });
  const name = remember((/** @type {string | null} */ known) => setText(platform, known ?? ''));
  let written = '';
  return {
    nodes: [tags, platform],
    update({ host }) {
      name(host.platform);
      const text = tagText(host);
      if (text === written) return;
      written = text;
      setText(tags, tagValues(host));
      setAttribute(tags, 'title', text);
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
  /** @typedef {number | null} Value */
  const write = remember((/** @type {Value} */ perCore, /** @type {Value} */ load1m, /** @type {Value} */ cores) => {
    setText(cell, format.load(perCore));
    setAttribute(cell, 'title', cores === null ? null : messages.loadOfCores(format.load(load1m), format.count(cores)));
  });
  return { nodes: [cell], update: ({ host }) => write(host.loadPerCore, host.load1m, host.cores) };
}

/** @param {ViewDeps} deps @returns {Cells} */
function rates({ document, messages, format }) {
  /** @param {(rate: string) => string} say */
  const rate = (say) => {
    const element = el(document, 'span');
    const update = remember((/** @type {number | null} */ value) => setText(element, say(format.bytesPerSecond(value))));
    return { element, update };
  };
  const [received, sent, read, written] = [messages.received, messages.sent, messages.readRate, messages.writtenRate].map(rate);
  return {
    nodes: [
      el(document, 'td', { 'data-column': 'network', class: CLASS.number }, received.element, sent.element),
      el(document, 'td', { 'data-column': 'disk', class: CLASS.number }, read.element, written.element),
    ],
    update({ host }) {
      received.update(host.receivedBytesPerSecond);
      sent.update(host.sentBytesPerSecond);
      read.update(host.readBytesPerSecond);
      written.update(host.writtenBytesPerSecond);
    },
  };
}

/** @param {ViewDeps} deps @returns {Cells} */
function lastPush(deps) {
  const { document, messages, format } = deps;
  const cell = el(document, 'td', { 'data-column': 'last_seen', class: CLASS.number });
  const explain = remember((/** @type {string} */ sentence) => setAttribute(cell, 'title', sentence));
  return {
    nodes: [cell],
    update({ host }) {
      setText(cell, messages.ago(format.duration(host.silentSeconds)));
      explain(stateSentence(host, deps));
    },
  };
}

export { createHostRow };
