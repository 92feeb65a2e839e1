import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { mountListBody } from './list-body.js';
import { mountListHead } from './list-frame.js';

/** Columns in their order; `status` is the mark before the name. @type {readonly Model.SortKey[]} */
const COLUMNS = ['hostname', 'tags', 'platform', 'cpu', 'memory', 'filesystem', 'load_per_core', 'network', 'disk', 'last_seen'];

/**
 * The list of hosts, sorted, filtered and grouped by the aggregator; only the lines in sight are drawn.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountHostTable(parent, deps) {
  const { document, messages, actions } = deps;
  const section = el(document, 'section', { 'aria-label': messages.hosts });
  parent.append(section);
  const head = mountListHead(section, deps);
  const headings = COLUMNS.map((column) => createHeading(deps, column));
  const none = el(document, 'p', { class: CLASS.muted, hidden: true }, messages.noneMatch);
  const table = el(document, 'table', { id: ID.hostTable, class: CLASS.hostTable, 'aria-label': messages.hosts },
    el(document, 'thead', {}, el(document, 'tr', { 'aria-rowindex': 1 }, ...headings.map((heading) => heading.element))));
  section.append(table, none);
  /** @type {Model.ListPage | null} */
  let shown = null;
  const body = mountListBody(table, deps, (line, hostnames) => {
    if (shown !== null) actions.seeRows(shown.lines.hostOf(line), hostnames);
  });
  listenToArrows(table, deps.signal);

  return {
    /** @param {Model.ListPage | null} page null before the first answer */
    update(page) {
      if (page === null) return;
      const moved = shown === null ? page.row > 0 : shown.question !== page.question;
      shown = page;
      head.update(page);
      for (const heading of headings) heading.update(page);
      setAttribute(table, 'aria-rowcount', String(page.lines.count + 1));
      body.update(page.lines);
      // Another list begins at its top; an address that was opened elsewhere, where its list was left.
      if (moved) body.scrollTo(page.row === 0 ? 0 : page.lines.lineOf(page.row));
      setShown(none, page.total === 0);
    },
  };
}

/**
 * Up and down lead from host to host; the browser scrolls along.
 *
 * @param {HTMLTableElement} table
 * @param {AbortSignal} signal
 */
function listenToArrows(table, signal) {
  table.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...table.querySelectorAll('tbody a')].map((link) => /** @type {HTMLElement} */ (link));
    const at = links.findIndex((link) => link === event.target);
    const next = step === undefined || at < 0 ? undefined : links[at + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }, { signal });
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
