import { createClient } from './api/client.js';
import { RequestFailure } from './api/failure.js';
import { createPoller } from './api/poller.js';
import { createReader } from './api/reader.js';
import { readSparks } from './api/fleet-round.js';
import { readRound } from './api/round.js';
import { createSparkFeed } from './api/spark-feed.js';
import { createCharted } from './charted.js';
import { listenToInput } from './input.js';
import { listOffset } from './lib/limits.js';
import { once } from './lib/once.js';
import { createPreferences } from './lib/preferences.js';
import { createScreen } from './lib/screen.js';
import { serverNow } from './lib/time.js';
import { createNavigation } from './navigation.js';
import { createPage, landmark } from './page.js';
import { dueOfFleet } from './state/fleet-pace.js';
import { duePast } from './state/past.js';
import { initialState, loseConnection, receiveRound, receiveSparks } from './state/reducers.js';
import { addHost, addTag, filterStatus, groupBy, scrollTo, searchFor } from './state/route-changes.js';
import { selectPage, selectRoute } from './state/selectors.js';
import { createStore } from './state/store.js';
import { follow, pan, showSpan, zoom } from './state/time-changes.js';
import { parseRoute, writeRoute } from './state/url.js';

/** Wires the layers together; the only file that touches the browser's globals. */

const REQUEST_TIMEOUT_MILLIS = 8000;

const store = createStore(initialState(parseRoute(location.search)));
const preferences = createPreferences(() => window.localStorage);
const screen = createScreen(window);
const charted = createCharted(document);
const client = createClient({ fetch: (...request) => window.fetch(...request), timeoutMillis: REQUEST_TIMEOUT_MILLIS });
const reader = createReader(client);

const poller = createPoller({
  run: (signal) => readRound(reader, question(), signal),
  onResult: (round) => {
    store.set(receiveRound(store.get(), round, Date.now()));
    pinHosts();
    sparks.refresh();
  },
  onFailure: (error) => {
    const failure = failureOf(error);
    store.set(loseConnection(store.get(), failure));
    if (failure.status === 401) void app.askToLogIn();
  },
  setTimer: (callback, millis) => window.setTimeout(callback, millis),
  clearTimer: (timer) => window.clearTimeout(timer),
});

const sparks = createSparkFeed({
  read: (hostnames, signal) => readSparks(reader, hostnames, signal),
  onResult: (history) => store.set(receiveSparks(store.get(), history)),
  setTimer: (callback, millis) => window.setTimeout(callback, millis),
  clearTimer: (timer) => window.clearTimeout(timer),
  nowMillis: () => performance.now(),
});

const { goTo, noteRow, stepBack } = createNavigation({ window, store, render, main: () => landmark(document, 'main') });

/** @type {ViewActions} */
const actions = {
  search: (text) => goTo(searchFor(store.get().route, text), store.get().route.view === 'fleet' ? 'replace' : 'push'),
  filterStatus: (status) => goTo(filterStatus(store.get().route, status), 'push'),
  filterTag: (tag) => goTo(addTag(store.get().route, tag), 'push'),
  groupBy: (key) => goTo(groupBy(store.get().route, key), 'push'),
  seeRows: (row, hostnames) => {
    noteRow(row);
    sparks.see(hostnames);
  },
  askToForget: (hostname) => void app.askToForget(hostname),
  prefer,
  chooseHost: (hostname) => goTo(addHost(selectRoute(store.get()), hostname), 'push'),
  retry: () => poller.restart(),
  showSpan: (span) => goTo(showSpan(selectRoute(store.get()), span), 'push'),
  pan: (direction) => goTo(pan(selectRoute(store.get()), direction, now()), 'push'),
  zoom: (way, centre) => goTo(zoom(selectRoute(store.get()), way, centre, now()), 'push'),
  follow: () => goTo(follow(selectRoute(store.get())), 'push'),
  stepBack,
};

const lateActions = once(async () => (await import('./late-actions.js')).createLateActions(
  { window, client, restart: () => poller.restart() }));

const page = createPage({ window, screen, actions, lateActions, preferences, charted, redraw: () => render() });
page.applyLook();
let app = await page.mount();

/** @type {ViewActions['prefer']} */
async function prefer(name, value) {
  preferences.set(name, value);
  page.applyLook();
  if (name === 'theme' || name === 'density' || name === 'keys') return;
  app = await page.mount();
  render();
  await app.openPreferences();
  /** @type {HTMLElement | null} */ (document.querySelector(`[name="${name}"]:checked`))?.focus();
}

/** @returns {number} the server's time */
function now() {
  const { clock } = store.get();
  return clock === null ? Date.now() / 1000 : serverNow(clock, Date.now());
}

/** @returns {Model.Question} */
function question() {
  const state = store.get();
  return { route: state.route, due: { ...duePast(state, Date.now(), now()), ...dueOfFleet(state, Date.now(), now()) } };
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

/** An address that left the choice of hosts to us says from now on which we chose, so that it does not wander. */
function pinHosts() {
  const { route } = store.get();
  const resolved = selectRoute(store.get());
  if (route.comparedTag === null && resolved.hosts.length > route.hosts.length) goTo(resolved, 'replace');
}

/** Leaves what can be left: the search, then the wall's view. */
function escape() {
  const { route } = store.get();
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches('input, select')) focused.blur();
  else if (route.kiosk) goTo({ ...route, kiosk: false }, 'replace');
}

/** @param {Model.ViewName} view */
function show(view) {
  goTo(parseRoute(selected().bar.links[view]), 'push');
}

function onVisibility() {
  if (document.hidden) {
    poller.stop();
    sparks.stop();
  } else poller.restart();
}

function selected() {
  return selectPage(store.get(), Date.now(), charted.selectors());
}

function render() {
  app.update(selected());
}

let scheduled = false;
function schedule() {
  if (scheduled) return;
  scheduled = true;
  screen.nextFrame(() => { scheduled = false; render(); });
}

store.subscribe((state) => state, schedule);
store.subscribe(({ route }) => writeRoute(scrollTo(route, listOffset(route.list.row))), () => poller.restart());
listenToInput(window, (query, how) => goTo(parseRoute(query), how), {
  '/': () => app.focusSearch(),
  '?': () => void app.openHelp(),
  ',': () => void app.openPreferences(),
  'g f': () => show('fleet'),
  'g h': () => show('single'),
  c: () => show('compare'),
  Escape: escape,
}, () => preferences.get().keys === 'on');
document.addEventListener('visibilitychange', onVisibility);
window.addEventListener('online', onVisibility);
render();
onVisibility();
