import { setAttribute, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { mountAnnouncer } from './announcer.js';
import { mountConnection } from './connection.js';
import { mountEmptyView } from './empty-view.js';
import { mountFleetCards } from './fleet-cards.js';
import { mountFleetView } from './fleet-view.js';
import { mountForgetDialog } from './forget-dialog.js';
import { mountHeaderTools } from './header-tools.js';
import { mountHelpDialog } from './help-dialog.js';
import { mountHostBar } from './host-bar.js';
import { mountLater } from './later.js';
import { mountLoginDialog } from './login-dialog.js';
import { mountNotices } from './notices.js';
import { mountPreferencesDialog } from './preferences-dialog.js';
import { createTabBadge } from './tab-badge.js';

/**
 * The whole page.
 *
 * @param {{ header: Element, main: Element }} places landmarks of index.html; what they hold stays
 * @param {ViewDeps} deps
 */
function mountApp({ header, main }, deps) {
  const { document, messages } = deps;
  nameSkipLink(deps);
  const connection = mountConnection(header, deps);
  const dialogs = mountDialogs(main, header, deps);
  const notices = mountNotices(main, deps);
  const cards = mountFleetCards(main, deps);
  const bar = mountHostBar(main, deps);
  const empty = mountEmptyView(main, deps);
  const fleet = mountFleetView(main, deps);
  /** @type {Model.Page | null} */
  let shown = null;
  const again = () => { if (shown !== null) update(shown); };
  const single = mountLater(main, deps, ID.viewSingle, { load: loadSingle, onLoaded: again });
  const compare = mountLater(main, deps, ID.viewCompare, { load: loadCompare, onLoaded: again });
  const announcer = mountAnnouncer(main, deps);
  const badge = createTabBadge(deps);

  /** @param {Model.Page} page */
  function update(page) {
    shown = page;
    markRoot(document.documentElement, page);
    badge.update(page, subjectOf(page));
    connection.update(page.connection);
    notices.update(page);
    cards.update(page.cards);
    bar.update(page.empty ? null : page.bar);
    empty.update(page.empty);
    fleet.update(page.empty ? null : page.fleet);
    single.update(page.empty ? null : page.single);
    compare.update(page.empty ? null : page.compare);
    announcer.update(page);
    const drawn = page.connection.lastGoodMillis !== null && single.isDrawn() && compare.isDrawn();
    setAttribute(document.documentElement, 'data-ready', drawn ? '' : null);
  }

  /** @param {Model.Page} page */
  function subjectOf(page) {
    if (page.single !== null) return page.single.hostname ?? messages.single;
    return page.compare === null ? messages.fleet : messages.comparison;
  }

  return { update, focusSearch: bar.focusSearch, ...dialogs };
}

/**
 * @param {Element} main
 * @param {Element} header holds the buttons that open them
 * @param {ViewDeps} deps
 */
function mountDialogs(main, header, deps) {
  const openHelp = mountHelpDialog(main, deps).open;
  const openPreferences = mountPreferencesDialog(main, deps).open;
  const askToForget = mountForgetDialog(main, deps).ask;
  const askToLogIn = mountLoginDialog(main, deps).ask;
  mountHeaderTools(header, deps, { openPreferences, openHelp });
  return { openHelp, openPreferences, askToForget, askToLogIn };
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

/** Charts are fetched when they are wanted: the fleet does without them. */
async function loadSingle() {
  return (await import('./single-view.js')).mountSingleView;
}

async function loadCompare() {
  return (await import('./compare-view.js')).mountCompareView;
}

/** @param {Pick<ViewDeps, 'document' | 'messages'>} deps */
function nameSkipLink({ document, messages }) {
  const link = document.querySelector('a.skip');
  if (link !== null) setText(link, messages.skipToContent);
}

export { mountApp };
