import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setText } from '../lib/dom.js';
import { TEST_ID } from '../lib/ids.js';
import { levelOf } from '../lib/levels.js';
import { createPercentBar } from './bar.js';

/**
 * The line above the hosts of one value of a tag: who they are, and how they do in sum.
 *
 * @param {ViewDeps} deps
 * @returns {import('../lib/keyed-list.js').KeyedRow<Model.ListLine>}
 */
function createGroupRow(deps) {
  const { document, messages, format } = deps;
  const link = el(document, 'a', { class: CLASS.hostLink });
  const count = el(document, 'span', { class: CLASS.muted });
  const bars = /** @type {const} */ (['cpu', 'memory', 'filesystem'])
    .map((quantity) => ({ quantity, bar: createPercentBar(deps, quantity) }));
  const [cpu, memory, filesystem] = bars.map(({ quantity, bar }) =>
    el(document, 'td', { 'data-column': quantity }, bar.value, bar.track));
  const head = el(document, 'th', { scope: 'row', 'data-column': 'hostname' }, el(document, 'span', { class: CLASS.cell }, link, count));
  const empty = (/** @type {string} */ column) => el(document, 'td', { 'data-column': column });
  const element = el(document, 'tr', { class: CLASS.groupRow, 'data-testid': TEST_ID.groupRow }, head,
    empty('tags'), empty('platform'), cpu, memory, filesystem,
    empty('load_per_core'), empty('network'), empty('disk'), empty('last_seen'));

  return {
    element,
    update(line) {
      if (line.kind !== 'group') return;
      const { group } = line;
      setAttribute(element, 'data-group', group.value ?? '');
      setText(link, group.value ?? messages.withoutTag(group.tag));
      setAttribute(link, 'href', group.href);
      setText(count, groupCount(group, messages, format));
      const percents = { cpu: group.cpuPercent, memory: group.memoryPercent, filesystem: group.filesystemPercent };
      for (const { quantity, bar } of bars) bar.update(percents[quantity], levelOf(percents[quantity]));
    },
  };
}

/**
 * @param {Model.GroupRow} group
 * @param {import('../lib/messages.js').Messages} messages
 * @param {import('../lib/format.js').Format} format
 */
function groupCount({ hosts, offline }, messages, format) {
  const all = messages.allShown(format.count(hosts), hosts === 1);
  return offline === 0 ? all : `${all} · ${messages.offlineCount(format.count(offline))}`;
}

export { createGroupRow };
