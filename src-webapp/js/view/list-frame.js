import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';

/** What stands above and below the list of hosts: its count, the filter by state, the way to the next page. */

/**
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountListHead(parent, { document, messages, signal, actions }) {
  const filter = el(document, 'select', { id: ID.statusFilter, 'aria-label': messages.statusFilter },
    el(document, 'option', { value: 'any' }, messages.statusAny),
    el(document, 'option', { value: 'online' }, messages.statusOnline),
    el(document, 'option', { value: 'offline' }, messages.statusOffline));
  filter.addEventListener('change', () => actions.filterStatus(filter.value), { signal });
  parent.append(el(document, 'div', { class: CLASS.listHead }, el(document, 'h2', {}, messages.hosts), filter));

  return {
    /** @param {Model.ListPage} page */
    update({ query }) {
      if (filter.value !== query.status) filter.value = query.status;
    },
  };
}

/**
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountListFoot(parent, { document, messages, format }) {
  const count = el(document, 'p', { id: ID.hostCount, class: CLASS.number });
  const previous = el(document, 'a', { id: ID.pagePrevious, class: CLASS.quiet }, messages.previous);
  const next = el(document, 'a', { id: ID.pageNext, class: CLASS.quiet }, messages.next);
  parent.append(el(document, 'nav', { class: CLASS.listFoot, 'aria-label': messages.pages }, count, previous, next));

  /** @param {Element} link @param {string | null} href */
  const point = (link, href) => {
    setAttribute(link, 'href', href);
    setAttribute(link, 'aria-disabled', href === null ? 'true' : null);
  };

  return {
    /** @param {Model.ListPage} page */
    update(page) {
      setText(count, countText(page, messages, format));
      point(previous, page.previousHref);
      point(next, page.nextHref);
      const single = page.previousHref === null && page.nextHref === null;
      setShown(previous, !single);
      setShown(next, !single);
    },
  };
}

/**
 * @param {Model.ListPage} page
 * @param {import('../lib/messages.js').Messages} messages
 * @param {import('../lib/format.js').Format} format
 */
function countText({ rows, total, query, pageSize }, messages, format) {
  if (rows.length === 0) return '';
  if (rows.length === total) return messages.allShown(format.count(total), total === 1);
  const first = (query.page - 1) * pageSize + 1;
  return messages.shownOf(format.count(first), format.count(first + rows.length - 1), format.count(total));
}

export { mountListFoot, mountListHead };
