import { remember } from '../lib/memo.js';
import { hostRow } from './host-row.js';
import { layOutLines } from './list-lines.js';
import { addTag, groupBy, removeTag } from './route-changes.js';
import { sparksOf } from './sparks.js';
import { FLEET_ROUTE, SORT_KEYS, writeRoute } from './url.js';

/** Columns of words start at A; columns of numbers start at the highest. */
const ASCENDING_FIRST = new Set(['hostname', 'platform', 'tags', 'last_seen']);

/**
 * @param {Model.State} state with an answer for the list
 * @param {Model.Listed} listed
 * @param {number} nowSeconds the server's time
 * @returns {Model.ListPage}
 */
function selectList({ route, groups, sparks, tags }, listed, nowSeconds) {
  const { answer, query } = listed;
  const grouped = query.group === null || groups === null ? null : groups.groups;
  return {
    total: answer.total,
    query,
    question: writeRoute({ ...FLEET_ROUTE, list: { ...query, row: 0 } }),
    row: route.list.row,
    lines: linesOf(listed, { grouped, sparks, nowSeconds, route }),
    sortHrefs: sortHrefs(route),
    tags: tags ?? [],
    chips: query.tags.map((tag) => ({ tag, removeHref: writeRoute(removeTag(route, tag)) })),
  };
}

/**
 * @param {Model.Listed} listed
 * @param {{ grouped: readonly Wire.HostGroup[] | null, sparks: Wire.History | null, nowSeconds: number, route: Model.Route }} with_
 * @returns {Model.ListLines}
 */
function linesOf({ answer, offset, query }, { grouped, sparks, nowSeconds, route }) {
  const { count, placeOf, lineOf } = layOutLines(answer.total, grouped);

  /** @param {number} line @returns {Model.ListLine} */
  const at = (line) => {
    const { group, host } = placeOf(line);
    if (host === null) return groupLine(/** @type {readonly Wire.HostGroup[]} */ (grouped)[group ?? 0], query.group ?? '', route);
    const known = answer.hosts[host - offset];
    if (known === undefined) return { kind: 'pending', key: `pending ${line}` };
    return { kind: 'host', key: `host ${known.hostname}`, host: hostRow(known, nowSeconds), sparks: sparksOf(sparks, known.hostname) };
  };
  return { count, at, lineOf, hostOf: (line) => placeOf(line).host ?? placeOf(line + 1).host ?? 0 };
}

/**
 * @param {Wire.HostGroup} group
 * @param {string} tag
 * @param {Model.Route} route
 * @returns {Model.ListLine}
 */
function groupLine(group, tag, route) {
  const { value, memory_used_bytes: used, memory_total_bytes: total } = group;
  return {
    kind: 'group',
    key: `group ${value ?? ''}`,
    group: {
      tag, value,
      href: value === null ? null : writeRoute(groupBy(addTag(route, `${tag}:${value}`), '')),
      hosts: group.hosts,
      offline: group.hosts - group.online,
      cpuPercent: group.avg_cpu_usage,
      memoryPercent: total > 0 ? (100 * used) / total : null,
      filesystemPercent: group.max_filesystem_percent,
    },
  };
}

const sortHrefs = remember((/** @type {Model.Route} */ route) => {
  const entries = SORT_KEYS.map((sort) => {
    const list = { ...route.list, sort, order: nextOrder(route.list, sort), row: 0 };
    return [sort, writeRoute({ ...route, list })];
  });
  return /** @type {Readonly<Record<Model.SortKey, string>>} */ (Object.fromEntries(entries));
});

/**
 * @param {Model.ListQuery} list
 * @param {Model.SortKey} sort
 * @returns {Model.SortOrder}
 */
function nextOrder(list, sort) {
  if (list.sort === sort) return list.order === 'asc' ? 'desc' : 'asc';
  return ASCENDING_FIRST.has(sort) ? 'asc' : 'desc';
}

export { selectList };
