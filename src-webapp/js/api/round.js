import { CHART_POINTS, PAGE_SIZE } from '../lib/limits.js';
import { FILE_SYSTEM_METRICS, PANEL_METRICS } from '../lib/panels.js';

/**
 * One refresh: everything that the shown view needs, asked for at once. All or nothing: if one request fails, the round
 * fails and the page keeps what it shows.
 */

/** Candidates asked for by each rule of `SUSPECT_QUERIES`. */
const SUSPECTS = 10;

/**
 * The hosts that may need attention are the first few in each of these orders, so asking for them costs the same with
 * 5 hosts and with 5,000: gone most recently, silent the longest though online, and highest in what can run out.
 *
 * @type {readonly import('./client.js').Query[]}
 */
const SUSPECT_QUERIES = [
  [['status', 'offline'], ['sort', 'last_seen'], ['order', 'desc'], ['limit', SUSPECTS]],
  [['status', 'online'], ['sort', 'last_seen'], ['order', 'asc'], ['limit', SUSPECTS]],
  [['status', 'online'], ['sort', 'filesystem'], ['order', 'desc'], ['limit', SUSPECTS]],
  [['status', 'online'], ['sort', 'memory'], ['order', 'desc'], ['limit', SUSPECTS]],
  [['status', 'online'], ['sort', 'cpu'], ['order', 'desc'], ['limit', SUSPECTS]],
];

/** What the cards and the charts of a single host are made from; a metric that the host lacks costs nothing. */
const CHARTED = [...new Set([
  'cpu.total_usage', 'memory.usage_percent', 'load.1m', 'memory.used_bytes', ...FILE_SYSTEM_METRICS, ...PANEL_METRICS,
])];

/**
 * @param {import('./reader.js').Reader} reader
 * @param {Model.Route} route with its hosts resolved: empty only if nothing is to be asked about hosts
 * @param {AbortSignal} signal
 * @returns {Promise<Model.Round>}
 */
async function readRound(reader, route, signal) {
  const [common, own] = await Promise.all([readCommon(reader, signal), readOwn(reader, route, signal)]);
  const heat = route.view === 'fleet' && route.heat === 'cpu' ? { heat: common.values } : {};
  return { ...common, ...heat, ...own };
}

/**
 * @param {import('./reader.js').Reader} reader
 * @param {AbortSignal} signal
 */
async function readCommon(reader, signal) {
  const [health, summary, values] = await Promise.all([
    reader.health(signal),
    reader.summary(signal),
    reader.fleetValues('cpu.total_usage', signal),
  ]);
  return { health, summary, values };
}

/**
 * @param {import('./reader.js').Reader} reader
 * @param {Model.Route} route
 * @param {AbortSignal} signal
 * @returns {Promise<Partial<Model.Round>>}
 */
function readOwn(reader, route, signal) {
  switch (route.view) {
    case 'fleet':
      return readFleet(reader, route, signal);
    case 'single':
      return readSingle(reader, route, signal);
    case 'compare':
      return readDetails(reader, route.hosts, signal);
  }
}

/**
 * @param {import('./reader.js').Reader} reader
 * @param {Model.Route} route
 * @param {AbortSignal} signal
 */
async function readFleet(reader, { list, heat }, signal) {
  const [memory, answer, ...suspects] = await Promise.all([
    heat === 'memory' ? reader.fleetValues('memory.usage_percent', signal) : null,
    reader.hosts(listParameters(list), signal),
    ...SUSPECT_QUERIES.map((query) => reader.hosts(query, signal)),
  ]);
  return { listed: { query: list, answer }, suspects, ...(memory === null ? {} : { heat: memory }) };
}

/**
 * @param {Model.ListQuery} list
 * @returns {import('./client.js').Query}
 */
function listParameters(list) {
  /** @type {[string, string | number][]} */
  const query = [['sort', list.sort], ['order', list.order], ['limit', PAGE_SIZE]];
  if (list.page > 1) query.push(['offset', (list.page - 1) * PAGE_SIZE]);
  if (list.search !== '') query.push(['q', list.search]);
  if (list.status !== 'any') query.push(['status', list.status]);
  return query;
}

/**
 * @param {import('./reader.js').Reader} reader
 * @param {Model.Route} route
 * @param {AbortSignal} signal
 */
async function readSingle(reader, route, signal) {
  if (route.hosts.length === 0) return {};
  const [{ details }, history] = await Promise.all([
    readDetails(reader, route.hosts, signal),
    reader.history(historyParameters(route), signal),
  ]);
  return { details, history };
}

/**
 * @param {Model.Route} route
 * @returns {import('./client.js').Query}
 */
function historyParameters(route) {
  /** @type {[string, string | number][]} */
  const which = [...pairs('host', route.hosts), ...pairs('metric', CHARTED)];
  return [...which, ['from', -route.rangeSeconds], ['points', CHART_POINTS]];
}

/**
 * @param {string} name
 * @param {readonly string[]} values
 * @returns {[string, string][]}
 */
function pairs(name, values) {
  return values.map((value) => [name, value]);
}

/**
 * @param {import('./reader.js').Reader} reader
 * @param {readonly string[]} hostnames
 * @param {AbortSignal} signal
 */
async function readDetails(reader, hostnames, signal) {
  const answers = await Promise.all(hostnames.map((hostname) => reader.host(hostname, signal)));
  return { details: Object.fromEntries(hostnames.map((hostname, index) => [hostname, answers[index]])) };
}

export { readRound };
