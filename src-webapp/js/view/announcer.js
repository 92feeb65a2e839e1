import { CLASS } from '../lib/classes.js';
import { el, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';

/**
 * Says to screen readers what changed about the whole: the connection, and how many hosts are gone. Values that move
 * at every refresh are not said.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountAnnouncer(parent, { document, messages, format }) {
  const region = el(document, 'p', { class: CLASS.visuallyHidden, id: ID.statusRegion, role: 'status' });
  parent.append(region);
  /** @type {Model.Page | null} */
  let previous = null;

  /**
   * @param {Model.Page} before
   * @param {Model.Page} page
   * @returns {string | null}
   */
  function news(before, page) {
    if (before.connection.phase !== page.connection.phase) {
      if (page.connection.phase === 'unreachable') return messages.unreachableTitle;
      if (before.connection.phase === 'unreachable') return messages.answeringAgain;
    }
    if (!before.degraded && page.degraded) return messages.degraded;
    if (before.cards === null || page.cards === null || before.cards.offline === page.cards.offline) return null;
    return messages.offlineCount(format.count(page.cards.offline));
  }

  return {
    /** @param {Model.Page} page */
    update(page) {
      const said = previous === null ? null : news(previous, page);
      previous = page;
      if (said !== null) setText(region, said);
    },
  };
}

export { mountAnnouncer };
