import { MAX_COMPARED } from '../lib/limits.js';
import { hostRow, singleHref } from './host-row.js';
import { writeRoute } from './url.js';

/**
 * @param {Model.State} state with its route resolved
 * @param {number} nowSeconds the server's time
 * @returns {Model.CompareView}
 */
function selectCompareView({ route, details }, nowSeconds) {
  const known = route.hosts.map((hostname) => details[hostname]).filter((host) => host !== null && host !== undefined);
  const rows = new Map(known.map((host) => [host.hostname, hostRow(host, nowSeconds)]));
  const highest = highestOf([...rows.values()]);
  return {
    full: route.hosts.length >= MAX_COMPARED,
    cards: route.hosts.map((hostname) => {
      const host = rows.get(hostname) ?? null;
      return {
        hostname,
        href: singleHref(hostname),
        removeHref: route.hosts.length > 1 ? withoutHost(route, hostname) : null,
        host,
        unknown: details[hostname] === null,
        highest: marksOf(host, highest),
      };
    }),
  };
}

/**
 * @param {Model.Route} route
 * @param {string} hostname
 */
function withoutHost(route, hostname) {
  return writeRoute({ ...route, hosts: route.hosts.filter((other) => other !== hostname) });
}

/**
 * The highest of each value among the hosts that are there; a single one is no comparison.
 *
 * @param {readonly Model.HostRow[]} rows
 */
function highestOf(rows) {
  const present = rows.filter((row) => row.state !== 'offline');
  if (present.length < 2) return { cpu: Infinity, memory: Infinity, load: Infinity };
  return {
    cpu: Math.max(...present.map((row) => row.cpuPercent ?? -Infinity)),
    memory: Math.max(...present.map((row) => row.memoryPercent ?? -Infinity)),
    load: Math.max(...present.map((row) => row.load1m ?? -Infinity)),
  };
}

/**
 * @param {Model.HostRow | null} host
 * @param {{ cpu: number, memory: number, load: number }} highest
 */
function marksOf(host, highest) {
  const present = host !== null && host.state !== 'offline';
  return {
    cpu: present && host.cpuPercent === highest.cpu,
    memory: present && host.memoryPercent === highest.memory,
    load: present && host.load1m === highest.load,
  };
}

export { selectCompareView };
