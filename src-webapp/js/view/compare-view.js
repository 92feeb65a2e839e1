import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { createCompareCard } from './compare-card.js';
import { mountCompareCharts } from './compare-charts.js';
import { mountTimeBar } from './time-bar.js';

/**
 * Hosts side by side: state, name, CPU, memory and load of each, then every chart with all of them.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountCompareView(parent, deps) {
  const { document, messages, format } = deps;
  const title = el(document, 'h2', { class: CLASS.viewTitle, hidden: true });
  const grid = el(document, 'div', { id: ID.compareGrid, class: CLASS.compareGrid });
  const nothing = el(document, 'p', { class: CLASS.muted, hidden: true });
  const full = el(document, 'p', { class: CLASS.muted, hidden: true }, messages.comparisonFull);
  const charts = el(document, 'div', { class: CLASS.charted });
  parent.append(el(document, 'section', { 'aria-label': messages.comparison }, title, grid, nothing, full, charts));
  const cards = createKeyedList(grid, (/** @type {Model.CompareCard} */ card) => card.hostname, () => createCompareCard(deps));
  const time = mountTimeBar(charts, deps);
  const panels = mountCompareCharts(charts, deps);

  /** @param {Model.CompareView} model */
  function titleOf({ tagged, cards: { length } }) {
    if (tagged === null) return '';
    const tag = tagged.tag.replace(':', '=');
    return tagged.total > length
      ? messages.someTagged(tag, format.count(length), format.count(tagged.total)) : messages.allTagged(tag);
  }

  return {
    /** @param {Model.CompareView} model */
    update(model) {
      setText(title, titleOf(model));
      setShown(title, model.tagged !== null);
      cards.update(model.cards);
      setText(nothing, model.tagged === null ? messages.nothingToCompare : messages.noneTagged);
      setShown(nothing, model.cards.length === 0);
      setShown(full, model.full && model.tagged === null);
      setShown(charts, model.cards.length > 0);
      setAttribute(charts, 'data-refreshing', model.time.pending ? '' : null);
      time.update(model.time);
      panels.update(model);
    },
  };
}

export { mountCompareView };
