import { PAGE_SIZE } from '../lib/limits.js';
import { readCompare, readSingle } from './host-round.js';

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

/**
 * @param {import('./reader.js').Reader} reader
 * @param {Model.Question} question its route's hosts resolved: empty only if nothing is to be asked about hosts
 * @param {AbortSignal} signal
 * @returns {Promise<Model.Round>}
 */
async function readRound(reader, question, signal) {
  const { route } = question;
  const [common, own] = await Promise.all([readCommon(reader, signal), readOwn(reader, question, signal)]);
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
 * @param {Model.Question} question
 * @param {AbortSignal} signal
 * @returns {Promise<Partial<Model.Round>>}
 */
function readOwn(reader, question, signal) {
  switch (question.route.view) {
    case 'fleet':
      return readFleet(reader, question.route, signal);
    case 'single':
      return readSingle(reader, question, signal);
    case 'compare':
      return readCompare(reader, question, signal);
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

export { readRound };
