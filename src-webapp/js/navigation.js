import { navigate } from './state/reducers.js';
import { scrollTo } from './state/route-changes.js';
import { samePast } from './state/past.js';
import { follow } from './state/time-changes.js';
import { parseRoute, writeRoute } from './state/url.js';

/** The address follows the list when it comes to rest; browsers take only so many changes of it. */
const ROW_PAUSE_MILLIS = 150;

/**
 * Keeps the address of the page and the shown route the same, both ways.
 *
 * @param {object} page
 * @param {Window & typeof globalThis} page.window
 * @param {import('./state/store.js').Store} page.store
 * @param {() => void} page.render draws at once
 * @param {() => HTMLElement} page.main the landmark that takes the focus
 */
function createNavigation({ window, store, render, main }) {
  const { document, history, location } = window;
  /** @type {number | undefined} */
  let rowTimer;

  /**
   * @param {Model.Route} route
   * @param {'push' | 'replace'} how back leads to where the reader was, not through every letter of a search
   */
  function goTo(route, how) {
    const before = store.get().route;
    const query = writeRoute(route);
    const address = query === '?' ? location.pathname : query;
    const stepped = samePast(before, route);
    if (how === 'push') history.pushState({ stepped }, '', address);
    else history.replaceState(history.state, '', address);
    store.set(navigate(store.get(), route));
    if (how === 'push') arrive(before, route);
  }

  /**
   * Another view begins at its top, as pages do; focus does not stay behind on what is no longer shown.
   *
   * @param {Model.Route} before
   * @param {Model.Route} route
   */
  function arrive(before, route) {
    render();
    if (before.view !== route.view) window.scrollTo(0, 0);
    const focused = document.activeElement;
    if (focused === document.body || focused?.closest('[hidden]')) main().focus({ preventScroll: true });
  }

  /** To the span that was shown before; an address that was opened with a span of its own goes on to the present. */
  function stepBack() {
    const { route } = store.get();
    if (history.state?.stepped) history.back();
    else if (route.window !== null) goTo(follow(route), 'push');
  }

  /** @param {number} row index of the first host in sight */
  function noteRow(row) {
    window.clearTimeout(rowTimer);
    rowTimer = window.setTimeout(() => {
      const { route } = store.get();
      if (route.view === 'fleet' && route.list.row !== row) goTo(scrollTo(route, row), 'replace');
    }, ROW_PAUSE_MILLIS);
  }

  /** The view is drawn at once, so that the browser finds the place to which it scrolls back. */
  window.addEventListener('popstate', () => {
    store.set(navigate(store.get(), parseRoute(location.search)));
    render();
  });

  return { goTo, noteRow, stepBack };
}

export { createNavigation };
