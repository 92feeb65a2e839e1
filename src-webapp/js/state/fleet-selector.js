import { PAGE_SIZE } from '../lib/limits.js';
import { attentionOf } from './attention.js';
import { heatChoicesOf, heatOf } from './heat-selector.js';
import { hostRow } from './host-row.js';
import { SORT_KEYS, writeRoute } from './url.js';

/** Columns of words start at A; columns of numbers start at the highest. */
const ASCENDING_FIRST = new Set(['hostname', 'platform', 'last_seen']);

/**
 * @param {Model.State} state
 * @param {number} nowSeconds the server's time
 * @returns {Model.FleetView}
 */
function selectFleetView({ route, listed, suspects, heat }, nowSeconds) {
  const candidates = suspects?.flatMap((page) => page.hosts).map((host) => hostRow(host, nowSeconds));
  const page = listed && pageOf(route, listed, nowSeconds);
  return {
    attention: candidates ? attentionOf(candidates) : null,
    heat: heatOf(heat, [...candidates ?? [], ...page?.rows ?? []]),
    heatChoices: heatChoicesOf(route),
    page,
  };
}

/**
 * @param {Model.Route} route
 * @param {Model.Listed} listed
 * @param {number} nowSeconds
 * @returns {Model.ListPage}
 */
function pageOf(route, { query, answer }, nowSeconds) {
  const { page } = route.list;
  const last = Math.max(1, Math.ceil(answer.total / PAGE_SIZE));
  return {
    rows: answer.hosts.map((host) => hostRow(host, nowSeconds)),
    total: answer.total,
    query,
    pageSize: PAGE_SIZE,
    previousHref: page > 1 ? pageHref(route, Math.min(page - 1, last)) : null,
    nextHref: page < last ? pageHref(route, page + 1) : null,
    sortHrefs: sortHrefs(route),
  };
}

/**
 * @param {Model.Route} route
 * @param {number} page
 */
function pageHref(route, page) {
  return writeRoute({ ...route, list: { ...route.list, page } });
}

/**
 * @param {Model.Route} route
 * @returns {Readonly<Record<Model.SortKey, string>>}
 */
function sortHrefs(route) {
  const entries = SORT_KEYS.map((sort) => {
    const list = { ...route.list, sort, order: nextOrder(route.list, sort), page: 1 };
    return [sort, writeRoute({ ...route, list })];
  });
  return Object.fromEntries(entries);
}

/**
 * @param {Model.ListQuery} list
 * @param {Model.SortKey} sort
 * @returns {Model.SortOrder}
 */
function nextOrder(list, sort) {
  if (list.sort === sort) return list.order === 'asc' ? 'desc' : 'asc';
  return ASCENDING_FIRST.has(sort) ? 'asc' : 'desc';
}

export { selectFleetView };
