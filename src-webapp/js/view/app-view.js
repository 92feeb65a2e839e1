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
  const { document, messages, charted, redraw } = deps;
  nameSkipLink(deps);
  const connection = mountConnection(header, deps);
  const dialogs = mountDialogs(main, header, deps);
  const notices = mountNotices(main, deps);
  const cards = mountFleetCards(main, deps);
  const bar = mountHostBar(main, deps);
  const empty = mountEmptyView(main, deps);
  const fleet = mountFleetView(main, deps);
  const single = mountLater(main, deps, ID.viewSingle, { load: charted.single, onLoaded: redraw });
  const compare = mountLater(main, deps, ID.viewCompare, { load: charted.compare, onLoaded: redraw });
  const announcer = mountAnnouncer(main, deps);
  const badge = createTabBadge(deps);

  /** @param {Model.Page} page */
  function update(page) {
    markRoot(document.documentElement, page);
    badge.update(page, subjectOf(page));
    connection.update(page.connection);
    notices.update(page);
    cards.update(page.cards);
    bar.update(page.empty ? null : page.bar);
    empty.update(page.empty);
    fleet.update(page.empty ? null : page.fleet);
    single.update(page.single, !page.empty && page.view === 'single');
    compare.update(page.compare, !page.empty && page.view === 'compare');
    announcer.update(page);
    const drawn = page.connection.lastGoodMillis !== null && single.isDrawn() && compare.isDrawn();
    setAttribute(document.documentElement, 'data-ready', drawn ? '' : null);
  }

  /** @param {Model.Page} page */
  function subjectOf(page) {
    if (page.view === 'single') return page.single?.hostname ?? messages.single;
    return page.view === 'fleet' ? messages.fleet : messages.comparison;
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

/** @param {Pick<ViewDeps, 'document' | 'messages'>} deps */
function nameSkipLink({ document, messages }) {
  const link = document.querySelector('a.skip');
  if (link !== null) setText(link, messages.skipToContent);
}

export { mountApp };
