import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { TEST_ID } from '../lib/ids.js';
import { stateSentence } from './host-words.js';
import { createStateMark } from './state-mark.js';

/**
 * One host of a comparison. The highest of each value carries the word, not only weight.
 *
 * @param {ViewDeps} deps
 * @returns {import('../lib/keyed-list.js').KeyedRow<Model.CompareCard>}
 */
function createCompareCard(deps) {
  const { document, messages, format } = deps;
  const head = createHead(deps);
  const list = el(document, 'dl', {});
  const cpu = addValue(list, deps, messages.cpuPercent, TEST_ID.cpu);
  const memory = addValue(list, deps, messages.memoryPercent, TEST_ID.memory);
  const load = addValue(list, deps, messages.loadAverage, TEST_ID.load);
  const element = el(document, 'article', { class: CLASS.compareCard, 'data-testid': TEST_ID.compareCard }, ...head.nodes, list);

  return {
    element,
    update(card) {
      const { host, highest } = card;
      setAttribute(element, 'data-host', card.hostname);
      setAttribute(element, 'data-state', host?.state ?? null);
      head.update(card);
      setShown(list, !card.unknown);
      cpu(format.percent(host?.cpuPercent ?? null), highest.cpu);
      memory(format.percent(host?.memoryPercent ?? null), highest.memory);
      load(format.load(host?.load1m ?? null), highest.load);
    },
  };
}

/** @param {ViewDeps} deps */
function createHead(deps) {
  const { document, messages } = deps;
  const mark = createStateMark(document);
  const link = el(document, 'a', { class: CLASS.hostLink });
  const remove = el(document, 'a', { class: CLASS.quiet, 'data-testid': TEST_ID.remove }, '✕');
  const state = el(document, 'p', { class: CLASS.stateWord });
  return {
    nodes: [el(document, 'h3', { class: CLASS.compareName }, mark.element, link, remove), state],
    /** @param {Model.CompareCard} card */
    update({ hostname, href, removeHref, host, unknown }) {
      mark.update(host?.state ?? null);
      setText(link, hostname);
      setAttribute(link, 'href', href);
      setAttribute(remove, 'href', removeHref);
      setShown(remove, removeHref !== null);
      setAttribute(remove, 'aria-label', messages.removeFromComparison(hostname));
      setText(state, host === null ? (unknown ? messages.unknownHost(hostname) : ' ') : stateSentence(host, deps));
    },
  };
}

/**
 * @param {Element} list
 * @param {ViewDeps} deps
 * @param {string} label
 * @param {string} testId
 * @returns {(text: string, isHighest: boolean) => void}
 */
function addValue(list, { document, messages }, label, testId) {
  const value = el(document, 'span', { class: CLASS.number, 'data-testid': testId });
  const mark = el(document, 'span', { class: CLASS.tag, hidden: true }, messages.highest);
  list.append(el(document, 'div', { class: CLASS.compareValue }, el(document, 'dt', {}, label), el(document, 'dd', {}, mark, value)));
  return (text, isHighest) => {
    setText(value, text);
    setShown(mark, isHighest);
  };
}

export { createCompareCard };
