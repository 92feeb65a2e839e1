import { createClient } from './api/client.js';
import { RequestFailure } from './api/failure.js';
import { createPoller } from './api/poller.js';
import { createReader } from './api/reader.js';
import { readRound } from './api/round.js';
import { download } from './lib/download.js';
import { createFormat } from './lib/format.js';
import { ID } from './lib/ids.js';
import { chooseLanguage, loadMessages } from './lib/messages.js';
import { createScreen } from './lib/screen.js';
import { serverNow } from './lib/time.js';
import { duePast, samePast } from './state/past.js';
import { initialState, loseConnection, navigate, receiveRound } from './state/reducers.js';
import { addHost, filterStatus, searchFor } from './state/route-changes.js';
import { selectPage, selectRoute } from './state/selectors.js';
import { createStore } from './state/store.js';
import { follow, pan, showSpan, zoom } from './state/time-changes.js';
import { parseRoute, writeRoute } from './state/url.js';
import { mountApp } from './view/app-view.js';

/** Wires the layers together; the only file that touches the browser's globals. */

const REQUEST_TIMEOUT_MILLIS = 8000;

const store = createStore(initialState(parseRoute(location.search)));
const page = new AbortController();
const screen = createScreen(window);
const { language, locale } = chooseLanguage(null, navigator.languages);
document.documentElement.lang = language;

const reader = createReader(createClient({
  fetch: (...request) => window.fetch(...request),
  timeoutMillis: REQUEST_TIMEOUT_MILLIS,
}));

const poller = createPoller({
  run: (signal) => readRound(reader, question(), signal),
  onResult: (round) => {
    store.set(receiveRound(store.get(), round, Date.now()));
    pinHosts();
  },
  onFailure: (error) => store.set(loseConnection(store.get(), failureOf(error))),
  setTimer: (callback, millis) => window.setTimeout(callback, millis),
  clearTimer: (timer) => window.clearTimeout(timer),
});

const app = mountApp({ header: landmark('header'), main: landmark('main') }, {
  document,
  messages: await loadMessages(language),
  format: createFormat(locale),
  signal: page.signal,
  screen,
  address: new URL('.', location.href).href.replace(/\/$/, ''),
  actions: {
    search: (text) => goTo(searchFor(store.get().route, text), store.get().route.view === 'fleet' ? 'replace' : 'push'),
    filterStatus: (status) => goTo(filterStatus(store.get().route, status), 'push'),
    chooseHost: (hostname) => goTo(addHost(selectRoute(store.get()), hostname), 'push'),
    retry: () => poller.restart(),
    showSpan: (span) => goTo(showSpan(selectRoute(store.get()), span), 'push'),
    pan: (direction) => goTo(pan(selectRoute(store.get()), direction, now()), 'push'),
    zoom: (way, centre) => goTo(zoom(selectRoute(store.get()), way, centre, now()), 'push'),
    follow: () => goTo(follow(selectRoute(store.get())), 'push'),
    stepBack,
    download: (name, text) => download(document, name, text),
  },
});

/** @returns {number} the server's time */
function now() {
  const { clock } = store.get();
  return clock === null ? Date.now() / 1000 : serverNow(clock, Date.now());
}

/** @returns {Model.Question} */
function question() {
  return { route: store.get().route, due: duePast(store.get(), Date.now(), now()) };
}

/** To the span that was shown before; an address that was opened with a span of its own goes on to the present. */
function stepBack() {
  const { route } = store.get();
  if (history.state?.stepped) history.back();
  else if (route.window !== null) goTo(follow(route), 'push');
}

/** @param {'header' | 'main'} name */
function landmark(name) {
  const element = document.querySelector(name);
  if (element === null) throw new Error(`cannot start: index.html has no <${name}>`);
  return element;
}

/**
 * A failure that is not the network's is a mistake of ours: it is shown as one and stays visible in the console.
 *
 * @param {unknown} error
 * @returns {Model.Failure}
 */
function failureOf(error) {
  if (error instanceof RequestFailure) return error.failure;
  reportError(error);
  return { kind: 'malformed', path: 'api', status: 0 };
}

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
 * Another view begins at its top and a page of the list at its first row, as pages do; focus does not stay behind on
 * what is no longer shown.
 *
 * @param {Model.Route} before
 * @param {Model.Route} route
 */
function arrive(before, route) {
  render();
  if (before.view !== route.view) window.scrollTo(0, 0);
  else if (before.list.page !== route.list.page) document.getElementById(ID.hostTable)?.scrollIntoView();
  const focused = document.activeElement;
  if (focused === document.body || focused?.closest('[hidden]')) landmark('main').focus({ preventScroll: true });
}

/** The view is drawn at once, so that the browser finds the place to which it scrolls back. */
function onHistory() {
  store.set(navigate(store.get(), parseRoute(location.search)));
  render();
}

/** An address that left the choice of hosts to us says from now on which we chose, so that it does not wander. */
function pinHosts() {
  const { route } = store.get();
  const resolved = selectRoute(store.get());
  if (route.comparedTag === null && resolved.hosts.length > route.hosts.length) goTo(resolved, 'replace');
}

/** @param {MouseEvent} event */
function onClick(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href^="?"]') : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link === null || !plain) return;
  event.preventDefault();
  goTo(parseRoute(link.getAttribute('href') ?? ''), link.hasAttribute('data-replace') ? 'replace' : 'push');
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const typing = event.target instanceof Element && event.target.matches('input, select, textarea');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  app.focusSearch();
}

function onVisibility() {
  if (document.hidden) poller.stop();
  else poller.restart();
}

function render() {
  app.update(selectPage(store.get(), Date.now()));
}

let scheduled = false;
function schedule() {
  if (scheduled) return;
  scheduled = true;
  screen.nextFrame(() => { scheduled = false; render(); });
}

store.subscribe((state) => state, schedule);
store.subscribe((state) => writeRoute(state.route), () => poller.restart());
document.addEventListener('click', onClick);
document.addEventListener('keydown', onKey);
document.addEventListener('visibilitychange', onVisibility);
window.addEventListener('popstate', onHistory);
window.addEventListener('online', onVisibility);
render();
onVisibility();
