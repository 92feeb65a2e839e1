import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { createHostRow } from './host-row.js';
import { mountListFoot, mountListHead } from './list-frame.js';

/** @type {readonly Model.SortKey[]} columns in their order; `status` is the mark before the name */
const COLUMNS = ['hostname', 'platform', 'cpu', 'memory', 'filesystem', 'load', 'network', 'last_seen'];

/**
 * The list of hosts: one page of it, sorted and filtered by the aggregator, rows kept by name.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountHostTable(parent, deps) {
  const { document, messages } = deps;
  const section = el(document, 'section', { 'aria-label': messages.hosts });
  parent.append(section);
  const head = mountListHead(section, deps);
  const headings = COLUMNS.map((column) => createHeading(deps, column));
  const body = el(document, 'tbody');
  const none = el(document, 'p', { class: CLASS.muted, hidden: true }, messages.noneMatch);
  section.append(
    el(document, 'table', { id: ID.hostTable, class: CLASS.hostTable },
      el(document, 'thead', {}, el(document, 'tr', {}, ...headings.map((heading) => heading.element))), body),
    none);
  const foot = mountListFoot(section, deps);
  const rows = createKeyedList(body, (host) => host.hostname, () => createHostRow(deps));

  return {
    /** @param {Model.ListPage | null} page null before the first answer */
    update(page) {
      if (page === null) return;
      head.update(page);
      for (const heading of headings) heading.update(page);
      rows.update(page.rows);
      setShown(none, page.rows.length === 0);
      foot.update(page);
    },
  };
}

/**
 * @param {ViewDeps} deps
 * @param {Model.SortKey} column
 */
function createHeading({ document, messages }, column) {
  const mark = el(document, 'span', { class: CLASS.sortMark, 'aria-hidden': 'true' });
  const link = el(document, 'a', { class: CLASS.sortLink, 'data-replace': true }, messages.column[column], mark);
  const element = el(document, 'th', { scope: 'col', 'data-column': column }, link);
  return {
    element,
    /** @param {Model.ListPage} page */
    update({ query, sortHrefs }) {
      const sorted = query.sort === column;
      setAttribute(link, 'href', sortHrefs[column]);
      setAttribute(element, 'aria-sort', sorted ? `${query.order}ending` : null);
      setText(mark, sorted ? { asc: '▲', desc: '▼' }[query.order] : '');
    },
  };
}

export { mountHostTable };
