import { MAX_COMPARED } from '../lib/limits.js';
import { FLEET_ROUTE } from './url.js';

/** Where the reader's actions lead: from the shown route to the next one. Links carry their own. */

/**
 * A search is asked of the fleet, whatever view it was typed in.
 *
 * @param {Model.Route} route
 * @param {string} search
 * @returns {Model.Route}
 */
function searchFor(route, search) {
  return { ...FLEET_ROUTE, heat: route.heat, list: { ...route.list, search, page: 1 } };
}

/**
 * @param {Model.Route} route
 * @param {string} status `online`, `offline`; anything else shows all
 * @returns {Model.Route}
 */
function filterStatus(route, status) {
  const known = status === 'online' || status === 'offline' ? status : 'any';
  return { ...route, list: { ...route.list, status: known, page: 1 } };
}

/**
 * @param {Model.Route} route with its hosts resolved
 * @param {string} hostname
 * @returns {Model.Route} the host's own view, or the comparison with it added while there is room
 */
function addHost(route, hostname) {
  if (route.view !== 'compare') return { ...route, view: 'single', hosts: [hostname] };
  return { ...route, comparedTag: null, hosts: [...new Set([...route.hosts, hostname])].slice(0, MAX_COMPARED) };
}

export { addHost, filterStatus, searchFor };
