import { LIST_LIMIT, SPARK_SECONDS, SPARK_STEP_SECONDS, listOffset } from '../lib/limits.js';

/** What a refresh of the fleet's view asks, each question once whatever the size of the fleet. */

/** @type {Readonly<Record<Model.HeatMetric, string>>} */
const HEAT_METRICS = Object.freeze({
  cpu: 'cpu.total_usage', memory: 'memory.usage_percent', filesystem: 'filesystem.usage_percent',
});

const SPARK_METRICS = Object.freeze(['cpu.total_usage', 'memory.usage_percent']);

/**
 * @param {import('./reader.js').Reader} reader
 * @param {Model.Question} question
 * @param {AbortSignal} signal
 * @returns {Promise<Partial<Model.Round>>}
 */
async function readFleet(reader, { route: { list, heat }, due }, signal) {
  const [cells, answer, extremes, tags, trend, groups] = await Promise.all([
    heat === 'cpu' ? undefined : reader.fleetValues(HEAT_METRICS[heat], signal),
    reader.hosts(listParameters(list), signal),
    reader.extremes(signal),
    due.tags ? reader.tags(signal) : undefined,
    due.trend ? reader.trend(signal) : undefined,
    list.group === null ? null : reader.groups([['tag_key', list.group], ...filterParameters(list)], signal),
  ]);
  const listed = { query: list, offset: listOffset(list.row), answer };
  return {
    listed, extremes, groups,
    ...(tags === undefined ? {} : { tags }),
    ...(trend === undefined ? {} : { trend }),
    ...(cells === undefined ? {} : { heat: cells }),
  };
}

/**
 * @param {Model.ListQuery} list
 * @returns {import('./client.js').Query}
 */
function listParameters(list) {
  /** @type {[string, string | number][]} */
  const query = [['sort', list.sort], ['order', list.order], ['limit', LIST_LIMIT]];
  if (listOffset(list.row) > 0) query.push(['offset', listOffset(list.row)]);
  if (list.group !== null) query.push(['group', list.group]);
  return [...query, ...filterParameters(list)];
}

/**
 * @param {Model.ListQuery} list
 * @returns {[string, string][]}
 */
function filterParameters({ search, status, tags }) {
  /** @type {[string, string][]} */
  const query = tags.map((tag) => ['tag', tag]);
  if (search !== '') query.push(['q', search]);
  if (status !== 'any') query.push(['status', status]);
  return query;
}

/**
 * The little histories beside the rows in sight: asked apart and seldom, since they change slowly and cost the most.
 *
 * @param {import('./reader.js').Reader} reader
 * @param {readonly string[]} hostnames
 * @param {AbortSignal} signal
 */
function readSparks(reader, hostnames, signal) {
  const points = SPARK_SECONDS / SPARK_STEP_SECONDS;
  return reader.history([
    ...hostnames.map((hostname) => /** @type {[string, string]} */ (['host', hostname])),
    ...SPARK_METRICS.map((metric) => /** @type {[string, string]} */ (['metric', metric])),
    ['from', -SPARK_SECONDS], ['points', points],
  ], signal);
}

export { readFleet, readSparks };
