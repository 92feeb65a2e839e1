import { setAttribute, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { addStyles } from '../lib/late-styles.js';
import { once } from '../lib/once.js';
import { mountAnnouncer } from './announcer.js';
import { mountConnection } from './connection.js';
import { createDialogs } from './dialogs.js';
import { mountFleetCards } from './fleet-cards.js';
import { mountFleetView } from './fleet-view.js';
import { mountHeaderTools } from './header-tools.js';
import { mountHostBar } from './host-bar.js';
import { mountLater } from './later.js';
import { mountNotices } from './notices.js';
import { createTabBadge } from './tab-badge.js';

/**
 * The whole page.
 *
 * @param {{ header: Element, main: Element }} places landmarks of index.html; what they hold stays
 * @param {ViewDeps} deps
 */
function mountApp({ header, main }, deps) {
  const { document, messages, charted, redraw } = deps;
  nameSkipLink(deps);
  const connection = mountConnection(header, deps);
  const dialogs = createDialogs(main, deps);
  mountHeaderTools(header, deps, dialogs);
  const notices = mountNotices(main, deps);
  const cards = mountFleetCards(main, deps);
  const bar = mountHostBar(main, deps);
  const empty = mountLater(main, deps, ID.viewEmpty, { load: () => loadEmptyView(document), onLoaded: redraw });
  const fleet = mountFleetView(main, deps);
  const single = mountLater(main, deps, ID.viewSingle, { load: charted.single, onLoaded: redraw });
  const compare = mountLater(main, deps, ID.viewCompare, { load: charted.compare, onLoaded: redraw });
  const announcer = mountAnnouncer(main, deps);
  const badge = createTabBadge(deps);
  const fetchRest = once(() => fetchWhenIdle(deps, dialogs));

  /** @param {Model.Page} page */
  function update(page) {
    markRoot(document.documentElement, page);
    badge.update(page, subjectOf(page));
    connection.update(page.connection);
    notices.update(page);
    cards.update(page.cards);
    bar.update(page.empty ? null : page.bar);
    empty.update(page.empty, page.empty);
    fleet.update(page.empty ? null : page.fleet);
    single.update(page.single, !page.empty && page.view === 'single');
    compare.update(page.compare, !page.empty && page.view === 'compare');
    announcer.update(page);
    const drawn = page.connection.lastGoodMillis !== null && [empty, single, compare].every((view) => view.isDrawn());
    setAttribute(document.documentElement, 'data-ready', drawn ? '' : null);
    if (drawn) void fetchRest();
  }

  /** @param {Model.Page} page */
  function subjectOf(page) {
    if (page.view === 'single') return page.single?.hostname ?? messages.single;
    return page.view === 'fleet' ? messages.fleet : messages.comparison;
  }

  return { update, focusSearch: bar.focusSearch, ...dialogs };
}

/** @param {Document} document */
async function loadEmptyView(document) {
  const [{ mountEmptyView }] = await Promise.all([import('./empty-view.js'), addStyles(document, 'empty')]);
  return mountEmptyView;
}

/**
 * What the first view did without comes when nothing else is to be done, so that no reader waits for it who wants it later.
 * What does not come then is asked for again when it is wanted.
 *
 * @param {ViewDeps} deps
 * @param {ReturnType<typeof createDialogs>} dialogs
 */
async function fetchWhenIdle({ screen, charted }, dialogs) {
  screen.whenIdle(() => void Promise.allSettled([dialogs.prepare(), charted.single(), charted.compare()]));
}

/**
 * What the style sheets have to know of the page.
 *
 * @param {Element} root
 * @param {Model.Page} page
 */
function markRoot(root, page) {
  setAttribute(root, 'data-view', page.view);
  setAttribute(root, 'data-kiosk', page.kiosk ? '' : null);
  setAttribute(root, 'data-stale', page.connection.phase === 'unreachable' ? '' : null);
}

/** @param {Pick<ViewDeps, 'document' | 'messages'>} deps */
function nameSkipLink({ document, messages }) {
  const link = document.querySelector('a.skip');
  if (link !== null) setText(link, messages.skipToContent);
}

export { mountApp };
