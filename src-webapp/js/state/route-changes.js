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
  return withList({ ...FLEET_ROUTE, kiosk: route.kiosk, heat: route.heat, list: route.list }, { search });
}

/**
 * @param {Model.Route} route
 * @param {string} status `online`, `offline`; anything else shows all
 * @returns {Model.Route}
 */
function filterStatus(route, status) {
  return withList(route, { status: status === 'online' || status === 'offline' ? status : 'any' });
}

/**
 * @param {Model.Route} route
 * @param {string} tag as `key:value`; hosts must have all
 * @returns {Model.Route}
 */
function addTag(route, tag) {
  return withList(route, { tags: [...new Set([...route.list.tags, tag])] });
}

/**
 * @param {Model.Route} route
 * @param {string} tag
 * @returns {Model.Route}
 */
function removeTag(route, tag) {
  return withList(route, { tags: route.list.tags.filter((other) => other !== tag) });
}

/**
 * @param {Model.Route} route
 * @param {string} key of a tag; empty for no groups
 * @returns {Model.Route}
 */
function groupBy(route, key) {
  return withList(route, { group: key === '' ? null : key });
}

/**
 * @param {Model.Route} route
 * @param {number} row index of the first host in sight
 * @returns {Model.Route}
 */
function scrollTo(route, row) {
  return { ...route, list: { ...route.list, row } };
}

/**
 * Another list begins at its top.
 *
 * @param {Model.Route} route
 * @param {Partial<Model.ListQuery>} changes
 * @returns {Model.Route}
 */
function withList(route, changes) {
  return { ...route, list: { ...route.list, row: 0, ...changes } };
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

export { addHost, addTag, filterStatus, groupBy, removeTag, scrollTo, searchFor };
