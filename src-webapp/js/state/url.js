import { MAX_COMPARED } from '../lib/limits.js';
import { DEFAULT_TIME, parseTime, writeTime } from './url-time.js';

/**
 * The state of the page in its address, so that a link opens the same view elsewhere and back and forward work.
 * What is at its default is left out: the plain address is the fleet.
 *
 *   ?heat=memory&kiosk=1
 *   ?q=web&status=offline&tag=role:db&tag=zone:eu&group=zone&sort=cpu&order=desc&row=120
 *   ?view=single&host=web-server-01&range=300
 *   ?view=compare&host=web-server-01&host=db-server-01
 *   ?view=compare&all=role:db&multiples=1
 */

/** @type {readonly Model.SortKey[]} */
const SORT_KEYS = [
  'hostname', 'status', 'platform', 'tags', 'last_seen', 'cpu', 'memory', 'load', 'load_per_core', 'pressure', 'filesystem', 'network',
  'disk',
];

/** What the heat strip may show. @type {readonly Model.HeatMetric[]} */
const HEAT_METRICS = ['cpu', 'memory', 'filesystem'];

/** @type {Model.ListQuery} */
const DEFAULT_LIST = Object.freeze({
  search: '', status: 'any', tags: Object.freeze([]), group: null, sort: 'hostname', order: 'asc', row: 0,
});

/** @type {Model.Route} */
const FLEET_ROUTE = Object.freeze({
  view: 'fleet', hosts: Object.freeze([]), ...DEFAULT_TIME, comparedTag: null, multiples: false, heat: 'cpu', kiosk: false,
  list: DEFAULT_LIST,
});

/**
 * Never fails: what it does not understand is the default.
 *
 * @param {string} search query part of an address, with or without `?`
 * @returns {Model.Route}
 */
function parseRoute(search) {
  const query = new URLSearchParams(search);
  const hosts = [...new Set(query.getAll('host').filter((host) => host !== ''))];
  const view = parseView(query.get('view'));
  return {
    view,
    hosts: hosts.slice(0, view === 'compare' ? MAX_COMPARED : 1),
    ...parseTime(query),
    comparedTag: view === 'compare' && hosts.length === 0 ? parseTag(query.get('all')) : null,
    multiples: query.get('multiples') === '1',
    heat: oneOf(HEAT_METRICS, query.get('heat')) ?? FLEET_ROUTE.heat,
    kiosk: query.get('kiosk') === '1',
    list: parseList(query),
  };
}

/**
 * @param {string | null} text
 * @returns {Model.ViewName}
 */
function parseView(text) {
  return text === 'single' || text === 'compare' ? text : 'fleet';
}

/**
 * @param {string | null} text
 * @returns {string | null} a key and a value with a colon between; null for anything else
 */
function parseTag(text) {
  return text !== null && text.indexOf(':') > 0 ? text : null;
}

/**
 * @param {URLSearchParams} query
 * @returns {Model.ListQuery}
 */
function parseList(query) {
  const status = query.get('status');
  const row = Number(query.get('row'));
  return {
    search: query.get('q') ?? DEFAULT_LIST.search,
    status: status === 'online' || status === 'offline' ? status : DEFAULT_LIST.status,
    tags: [...new Set(query.getAll('tag').filter((tag) => tag.indexOf(':') > 0))],
    group: query.get('group') || DEFAULT_LIST.group,
    sort: oneOf(SORT_KEYS, query.get('sort')) ?? DEFAULT_LIST.sort,
    order: query.get('order') === 'desc' ? 'desc' : 'asc',
    row: Number.isSafeInteger(row) && row > 0 ? row : 0,
  };
}

/**
 * @template T
 * @param {readonly T[]} known
 * @param {unknown} value
 * @returns {T | null}
 */
function oneOf(known, value) {
  return known.find((candidate) => candidate === value) ?? null;
}

/**
 * @param {Model.Route} route
 * @returns {string} relative address; `?` alone is the plain fleet
 */
function writeRoute(route) {
  const query = new URLSearchParams();
  if (route.view !== 'fleet') query.set('view', route.view);
  if (route.comparedTag !== null) query.set('all', route.comparedTag);
  else for (const host of route.hosts) query.append('host', host);
  writeTime(query, route);
  if (route.multiples) query.set('multiples', '1');
  if (route.heat !== FLEET_ROUTE.heat) query.set('heat', route.heat);
  if (route.kiosk) query.set('kiosk', '1');
  writeList(query, route.list);
  return `?${query}`;
}

/**
 * @param {URLSearchParams} query
 * @param {Model.ListQuery} list
 */
function writeList(query, list) {
  if (list.search !== '') query.set('q', list.search);
  if (list.status !== 'any') query.set('status', list.status);
  for (const tag of list.tags) query.append('tag', tag);
  if (list.group !== null) query.set('group', list.group);
  if (list.sort !== DEFAULT_LIST.sort) query.set('sort', list.sort);
  if (list.order !== DEFAULT_LIST.order) query.set('order', list.order);
  if (list.row !== 0) query.set('row', String(list.row));
}

export { FLEET_ROUTE, HEAT_METRICS, SORT_KEYS, parseRoute, writeRoute };
