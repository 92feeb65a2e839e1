import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setStyleProperty, setText } from '../lib/dom.js';
import { BLANK } from '../lib/format.js';
import { TEST_ID } from '../lib/ids.js';
import { createPercentBar } from './bar.js';
import { createTagLinks } from './facts.js';
import { stateSentence } from './host-words.js';
import { createStateMark } from './state-mark.js';

/**
 * One host of a comparison. The best and the worst of each value carry the word, not only colour.
 *
 * @param {LateDeps} deps
 * @returns {import('../lib/keyed-list.js').KeyedRow<Model.CompareCard>}
 */
function createCompareCard(deps) {
  const { document } = deps;
  const head = createHead(deps);
  const list = el(document, 'dl', {});
  const cpu = addPercent(list, deps, 'cpu', TEST_ID.cpu);
  const memory = addPercent(list, deps, 'memory', TEST_ID.memory);
  const load = addLoad(list, deps);
  const tags = el(document, 'p', { class: CLASS.tagLinks });
  const tagLinks = createTagLinks(tags, deps);
  const element = el(document, 'article', { class: CLASS.compareCard, 'data-testid': TEST_ID.compareCard }, ...head.nodes, list, tags);

  return {
    element,
    update(card) {
      const { host, ranks } = card;
      setAttribute(element, 'data-host', card.hostname);
      setAttribute(element, 'data-state', host?.state ?? null);
      head.update(card);
      setShown(list, !card.unknown);
      cpu(host?.cpuPercent ?? null, ranks.cpu);
      memory(host?.memoryPercent ?? null, ranks.memory);
      load(host?.load1m ?? null, ranks.load);
      tagLinks.update(card.tags);
    },
  };
}

/** @param {LateDeps} deps */
function createHead(deps) {
  const { document, messages } = deps;
  const mark = createStateMark(document);
  const key = el(document, 'span', { class: CLASS.compareKey, 'aria-hidden': 'true' });
  const link = el(document, 'a', { class: CLASS.hostLink });
  const remove = el(document, 'a', { class: CLASS.quiet, 'data-testid': TEST_ID.remove }, '✕');
  const state = el(document, 'p', { class: CLASS.stateWord });
  return {
    nodes: [el(document, 'h2', { class: CLASS.compareName }, mark.element, link, key, remove), state],
    /** @param {Model.CompareCard} card */
    update({ hostname, href, removeHref, host, unknown, line }) {
      mark.update(host?.state ?? null);
      setStyleProperty(key, '--key', `var(--color-${line.color})`);
      setAttribute(key, 'data-dashed', line.dashed ? '' : null);
      setText(link, hostname);
      setAttribute(link, 'href', href);
      setAttribute(remove, 'href', removeHref);
      setShown(remove, removeHref !== null);
      setAttribute(remove, 'aria-label', messages.removeFromComparison(hostname));
      setText(state, host === null ? (unknown ? messages.unknownHost(hostname) : BLANK) : stateSentence(host, deps));
    },
  };
}

/**
 * @param {Element} list
 * @param {LateDeps} deps
 * @param {Model.Quantity} quantity
 * @param {string} testId
 * @returns {(percent: number | null, rank: Model.Rank) => void}
 */
function addPercent(list, deps, quantity, testId) {
  const bar = createPercentBar(deps, quantity);
  const mark = addFigure(list, deps, deps.messages.quantity[quantity], bar.value, testId);
  bar.value.after(bar.track);
  return (percent, rank) => {
    bar.update(percent, null);
    mark(rank);
  };
}

/**
 * @param {Element} list
 * @param {LateDeps} deps
 * @returns {(load: number | null, rank: Model.Rank) => void}
 */
function addLoad(list, deps) {
  const value = el(deps.document, 'span', { class: CLASS.number });
  const mark = addFigure(list, deps, deps.messages.loadAverage, value, TEST_ID.load);
  return (load, rank) => {
    setText(value, deps.format.load(load));
    mark(rank);
  };
}

/**
 * @param {Element} list
 * @param {LateDeps} deps
 * @param {string} label
 * @param {Element} value
 * @param {string} testId
 * @returns {(rank: Model.Rank) => void} writes the word that marks the best and the worst
 */
function addFigure(list, { document, messages }, label, value, testId) {
  const mark = el(document, 'span', { class: CLASS.tag, hidden: true });
  setAttribute(value, 'data-testid', testId);
  list.append(el(document, 'div', { class: CLASS.compareValue },
    el(document, 'dt', {}, label), el(document, 'dd', {}, mark, value)));
  return (rank) => {
    setShown(mark, rank !== 'none');
    setAttribute(mark, 'data-rank', rank);
    if (rank !== 'none') setText(mark, messages.rank[rank]);
  };
}

export { createCompareCard };
