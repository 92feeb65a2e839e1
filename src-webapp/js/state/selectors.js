import { MAX_COMPARED } from '../lib/limits.js';
import { serverNow } from '../lib/time.js';
import { detailOf } from './details.js';
import { fleetCards } from './fleet-cards.js';
import { selectFleetView } from './fleet-selector.js';
import { hostRow } from './host-row.js';
import { FLEET_ROUTE, writeRoute } from './url.js';

/** From the state to what the views show. Pure: the time is given. */

/**
 * The route with its hosts filled in: an address that names no host means the first of the fleet, or, compared, the
 * busiest ones.
 *
 * @param {Model.State} state
 * @returns {Model.Route}
 */
function selectRoute({ route, values, tagged }) {
  if (route.comparedTag !== null) return { ...route, hosts: tagged?.answer.hosts.map((host) => host.hostname) ?? [] };
  if (route.hosts.length > 0 || values === null || route.view === 'fleet') return route;
  return { ...route, hosts: route.view === 'single' ? values.hosts.slice(0, 1) : busiest(values, null) };
}

/** @type {Model.HostChoices} */
const NO_CHOICES = Object.freeze({ hosts: [], status: [] });

/** A fleet too large to be compared whole is begun with a few hosts, so that there is room to add others. */
const FIRST_COMPARED = 4;

/** @type {WeakMap<Wire.FleetValues, { first: string | null, hosts: readonly string[] }>} */
const made = new WeakMap();

/**
 * @param {Wire.FleetValues} values
 * @param {string | null} first host to begin with
 * @returns {readonly string[]} the whole fleet when it fits, else some of it, by CPU; worked out once for an answer
 */
function busiest(values, first) {
  const known = made.get(values);
  if (known?.first === first) return known.hosts;
  const hosts = orderByCpu(values, first);
  made.set(values, { first, hosts });
  return hosts;
}

/**
 * @param {Wire.FleetValues} values
 * @param {string | null} first
 * @returns {readonly string[]}
 */
function orderByCpu({ hosts, values }, first) {
  const names = highest(values, MAX_COMPARED + 1).map((index) => hosts[index]).filter((name) => name !== first);
  const all = first === null ? names : [first, ...names];
  return all.length <= MAX_COMPARED ? all : all.slice(0, FIRST_COMPARED);
}

/**
 * In one pass: the whole order of thousands is of no use.
 *
 * @param {readonly (number | null)[]} values
 * @param {number} count
 * @returns {readonly number[]} indices of the highest values, the highest first; equal ones as they came
 */
function highest(values, count) {
  /** @type {number[]} */
  const found = [];
  const height = (/** @type {number} */ index) => values[index] ?? -1;
  for (let index = 0; index < values.length; index++) {
    if (found.length === count && height(found[count - 1]) >= height(index)) continue;
    const after = found.findLastIndex((other) => height(other) >= height(index));
    found.splice(after + 1, 0, index);
    found.length = Math.min(found.length, count);
  }
  return found;
}

/**
 * @param {Model.State} state
 * @param {number} nowMillis this browser's clock
 * @param {Model.ChartedSelectors | null} charted null while they are not fetched; nothing of those views is known then
 * @returns {Model.Page}
 */
function selectPage(state, nowMillis, charted) {
  const nowSeconds = state.clock === null ? 0 : serverNow(state.clock, nowMillis);
  const route = selectRoute(state);
  const resolved = { ...state, route };
  return {
    view: route.view,
    connection: state.connection,
    degraded: state.health?.status === 'degraded',
    empty: state.summary?.total_hosts === 0,
    kiosk: route.kiosk,
    cards: fleetCards(state),
    bar: hostBar(resolved, nowSeconds),
    fleet: route.view === 'fleet' ? selectFleetView(resolved, nowSeconds) : null,
    single: route.view === 'single' ? charted?.selectSingleView(resolved, nowSeconds) ?? null : null,
    compare: route.view === 'compare' ? charted?.selectCompareView(resolved, nowSeconds) ?? null : null,
  };
}

/**
 * @param {Model.State} state with its route resolved
 * @param {number} nowSeconds
 * @returns {Model.HostBar}
 */
function hostBar(state, nowSeconds) {
  const { route, values } = state;
  const first = route.hosts[0] ?? null;
  const time = { rangeSeconds: route.rangeSeconds, window: route.window, ghost: route.ghost };
  const compared = route.view === 'compare' || values === null ? route.hosts : busiest(values, first);
  return {
    view: route.view,
    search: route.list.search,
    choices: values === null ? NO_CHOICES : values,
    selected: route.view === 'single' ? selectedHost(state, nowSeconds) : null,
    links: {
      fleet: writeRoute({ ...FLEET_ROUTE, kiosk: route.kiosk, heat: route.heat, list: { ...route.list, row: 0 } }),
      single: writeRoute({ ...FLEET_ROUTE, ...time, view: 'single', hosts: route.hosts.slice(0, 1) }),
      compare: writeRoute({ ...FLEET_ROUTE, ...time, view: 'compare', hosts: compared }),
    },
  };
}

/**
 * @param {Model.State} state
 * @param {number} nowSeconds
 * @returns {Model.HostBar['selected']}
 */
function selectedHost({ route, values, details }, nowSeconds) {
  const hostname = route.hosts[0] ?? null;
  if (hostname === null) return null;
  const detail = detailOf(details, hostname);
  if (detail) return hostRow(detail, nowSeconds);
  const index = values?.hosts.indexOf(hostname) ?? -1;
  return { hostname, state: values?.status[index] ?? null };
}

export { selectPage, selectRoute };
