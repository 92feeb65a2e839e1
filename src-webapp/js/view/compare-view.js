import { CLASS } from '../lib/classes.js';
import { el, setShown } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { createCompareCard } from './compare-card.js';

/**
 * Hosts side by side: state, name, CPU, memory and load of each.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountCompareView(parent, deps) {
  const { document, messages } = deps;
  const grid = el(document, 'div', { id: ID.compareGrid, class: CLASS.compareGrid });
  const nothing = el(document, 'p', { class: CLASS.muted, hidden: true }, messages.nothingToCompare);
  const full = el(document, 'p', { class: CLASS.muted, hidden: true }, messages.comparisonFull);
  const section = el(document, 'section', { id: ID.viewCompare, 'aria-label': messages.comparison, hidden: true }, grid, nothing, full);
  parent.append(section);
  const cards = createKeyedList(grid, (card) => card.hostname, () => createCompareCard(deps));

  return {
    /** @param {Model.CompareView | null} model null while another view is shown */
    update(model) {
      setShown(section, model !== null);
      if (model === null) return;
      cards.update(model.cards);
      setShown(nothing, model.cards.length === 0);
      setShown(full, model.full);
    },
  };
}

export { mountCompareView };
