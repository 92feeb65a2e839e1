import { MAX_COMPARED } from '../lib/limits.js';
import { comparePanelsOf, lineOf } from './compare-panels.js';
import { detailOf } from './details.js';
import { hostRow, tagLinks } from './host-row.js';
import { selectTime } from './time-selector.js';
import { writeRoute } from './url.js';

/** @typedef {Record<Model.ComparedValue, { lowest: number, highest: number }>} Extremes */

/**
 * @param {Model.State} state with its route resolved
 * @param {number} nowSeconds the server's time
 * @returns {Model.CompareView}
 */
function selectCompareView(state, nowSeconds) {
  const { route, details, history, ghost, tagged } = state;
  const known = route.hosts.map((hostname) => detailOf(details, hostname)).filter((host) => host !== null && host !== undefined);
  const rows = new Map(known.map((host) => [host.hostname, hostRow(host, nowSeconds)]));
  const extremes = extremesOf([...rows.values()]);
  return {
    full: route.hosts.length >= MAX_COMPARED,
    tagged: route.comparedTag === null || tagged === null ? null : { tag: route.comparedTag, total: tagged.answer.total },
    time: selectTime(state, nowSeconds),
    panels: comparePanelsOf(route.hosts, history, ghost, route.multiples),
    loading: history === null && route.hosts.length > 0,
    layouts: [false, true].map((multiples) => {
      return { multiples, href: writeRoute({ ...route, multiples }), current: multiples === route.multiples };
    }),
    cards: route.hosts.map((hostname, index) => {
      const host = rows.get(hostname) ?? null;
      const detail = detailOf(details, hostname);
      return {
        hostname,
        href: writeRoute({ ...route, view: 'single', comparedTag: null, multiples: false, hosts: [hostname] }),
        removeHref: route.hosts.length > 1 ? withoutHost(route, hostname) : null,
        host,
        unknown: detail === null,
        ranks: ranksOf(host, extremes),
        line: lineOf(index),
        tags: detail ? tagLinks(detail) : [],
      };
    }),
  };
}

/**
 * @param {Model.Route} route
 * @param {string} hostname
 */
function withoutHost(route, hostname) {
  return writeRoute({ ...route, comparedTag: null, hosts: route.hosts.filter((other) => other !== hostname) });
}

/**
 * @param {Model.HostRow} row
 * @returns {Record<Model.ComparedValue, number | null>} load as shown, since machines of one role have one size
 */
function valuesOf({ cpuPercent, memoryPercent, load1m }) {
  return { cpu: cpuPercent, memory: memoryPercent, load: load1m };
}

/**
 * The lowest and highest of each value among the hosts that are there.
 *
 * @param {readonly Model.HostRow[]} rows
 * @returns {Extremes}
 */
function extremesOf(rows) {
  const present = rows.filter((row) => row.state !== 'offline').map(valuesOf);
  /** @param {Model.ComparedValue} name */
  const of = (name) => {
    const values = present.flatMap((each) => each[name] ?? []);
    return { lowest: Math.min(...values), highest: Math.max(...values) };
  };
  return { cpu: of('cpu'), memory: of('memory'), load: of('load') };
}

/**
 * @param {Model.HostRow | null} host
 * @param {Extremes} extremes
 * @returns {Record<Model.ComparedValue, Model.Rank>}
 */
function ranksOf(host, extremes) {
  /** @param {Model.ComparedValue} name @returns {Model.Rank} */
  const rank = (name) => {
    const { lowest, highest } = extremes[name];
    const value = host === null || host.state === 'offline' ? null : valuesOf(host)[name];
    if (value === null || lowest === highest) return 'none';
    if (value === highest) return 'worst';
    return value === lowest ? 'best' : 'none';
  };
  return { cpu: rank('cpu'), memory: rank('memory'), load: rank('load') };
}

export { selectCompareView };
