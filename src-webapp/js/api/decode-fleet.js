import { decodeColumn } from './decode-history.js';
import { asListOf, asNumber, asObject, asOptional, asString } from './json.js';

/** From parsed JSON to the types of `Wire`: the answers about the fleet as a whole. */

/**
 * @param {unknown} json
 * @returns {Wire.FleetTrend}
 */
function decodeFleetTrend(json) {
  const trend = asObject(json, 'answer');
  return {
    step: asNumber(trend.step, 'step'),
    timestamps: decodeColumn(trend.timestamps, 'timestamps'),
    total_hosts: decodeColumn(trend.total_hosts, 'total_hosts'),
    online_hosts: decodeColumn(trend.online_hosts, 'online_hosts'),
    avg_cpu_usage: decodeColumn(trend.avg_cpu_usage, 'avg_cpu_usage'),
    total_memory_used: decodeColumn(trend.total_memory_used, 'total_memory_used'),
  };
}

/**
 * @param {unknown} json
 * @returns {readonly Wire.TagUse[]}
 */
function decodeFleetTags(json) {
  return asListOf(asObject(json, 'answer').tags, 'tags', (tag, where) => {
    const { key, values } = asObject(tag, where);
    return { key: asString(key, `${where}.key`), values: asListOf(values, `${where}.values`, decodeTagValue) };
  });
}

/** @param {unknown} json @param {string} where */
function decodeTagValue(json, where) {
  const { value, hosts } = asObject(json, where);
  return { value: asString(value, `${where}.value`), hosts: asNumber(hosts, `${where}.hosts`) };
}

/**
 * @param {unknown} json
 * @returns {Wire.FleetGroups}
 */
function decodeFleetGroups(json) {
  const answer = asObject(json, 'answer');
  return { tag: asString(answer.tag, 'tag'), groups: asListOf(answer.groups, 'groups', decodeGroup) };
}

/**
 * @param {unknown} json
 * @param {string} where
 * @returns {Wire.HostGroup}
 */
function decodeGroup(json, where) {
  const group = asObject(json, where);
  return {
    value: asOptional(group.value, `${where}.value`, asString),
    hosts: asNumber(group.hosts, `${where}.hosts`),
    online: asNumber(group.online, `${where}.online`),
    avg_cpu_usage: asOptional(group.avg_cpu_usage, `${where}.avg_cpu_usage`, asNumber),
    memory_used_bytes: asNumber(group.memory_used_bytes, `${where}.memory_used_bytes`),
    memory_total_bytes: asNumber(group.memory_total_bytes, `${where}.memory_total_bytes`),
    max_filesystem_percent: asOptional(group.max_filesystem_percent, `${where}.max_filesystem_percent`, asNumber),
  };
}

export { decodeFleetGroups, decodeFleetTags, decodeFleetTrend };
