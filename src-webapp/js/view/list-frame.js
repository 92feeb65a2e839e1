import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { remember } from '../lib/memo.js';
import { createChoice } from './choice.js';

/** What stands above the list of hosts: its count, filters by state and tag, groups. */

/**
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountListHead(parent, deps) {
  const { document, messages, actions } = deps;
  const count = el(document, 'span', { id: ID.hostCount, class: CLASS.muted });
  const chips = el(document, 'ul', { class: CLASS.chips });
  const status = createChoice(deps, { id: ID.statusFilter, label: messages.statusFilter, onChoose: actions.filterStatus });
  const tag = createChoice(deps, { id: ID.tagFilter, label: messages.tagFilter, onChoose: actions.filterTag });
  const group = createChoice(deps, { id: ID.groupBy, label: messages.groupBy, onChoose: actions.groupBy });
  parent.append(el(document, 'div', { class: CLASS.listHead }, el(document, 'h2', {}, messages.hosts), count, chips,
    el(document, 'div', { class: CLASS.listTools }, status.element, tag.element, group.element)));
  const list = createKeyedList(chips, ({ tag: name }) => name, () => createChip(deps));
  const states = statusOptions(messages);
  const tagsOf = remember((/** @type {readonly Wire.TagUse[]} */ tags) => tagOptions(tags, deps));
  const groupsOf = remember(
    (/** @type {readonly Wire.TagUse[]} */ tags, /** @type {string | null} */ current) => groupOptions(tags, current, messages));

  return {
    /** @param {Model.ListPage} page */
    update({ query, total, tags, chips: shown }) {
      setText(count, total === 0 ? '' : messages.allShown(deps.format.count(total), total === 1));
      list.update(shown);
      status.update(states, query.status);
      tag.update(tagsOf(tags), '');
      group.update(groupsOf(tags, query.group), query.group ?? '');
      setShown(tag.element, tags.length > 0);
      setShown(group.element, tags.length > 0 || query.group !== null);
    },
  };
}

/** @param {ViewDeps} deps */
function createChip({ document, messages }) {
  const remove = el(document, 'a', { class: CLASS.chip });
  return {
    element: el(document, 'li', {}, remove),
    /** @param {Model.ListPage['chips'][number]} chip */
    update({ tag, removeHref }) {
      setText(remove, `${tag} ✕`);
      setAttribute(remove, 'href', removeHref);
      setAttribute(remove, 'aria-label', messages.removeTag(tag));
    },
  };
}

/** @param {import('../lib/messages.js').Messages} messages @returns {import('./choice.js').Option[]} */
function statusOptions(messages) {
  return [
    { value: 'any', text: messages.statusAny, group: null },
    { value: 'online', text: messages.statusOnline, group: null },
    { value: 'offline', text: messages.statusOffline, group: null },
  ];
}

/**
 * @param {readonly Wire.TagUse[]} tags
 * @param {ViewDeps} deps
 * @returns {import('./choice.js').Option[]}
 */
function tagOptions(tags, { messages, format }) {
  const options = tags.flatMap(({ key, values }) => values.map(({ value, hosts }) => (
    { value: `${key}:${value}`, text: `${value} (${format.count(hosts)})`, group: key })));
  return [{ value: '', text: messages.anyTag, group: null }, ...options];
}

/**
 * @param {readonly Wire.TagUse[]} tags
 * @param {string | null} current
 * @param {import('../lib/messages.js').Messages} messages
 * @returns {import('./choice.js').Option[]}
 */
function groupOptions(tags, current, messages) {
  const keys = [...new Set([...tags.map(({ key }) => key), ...(current === null ? [] : [current])])];
  return [{ value: '', text: messages.noGroups, group: null },
    ...keys.map((key) => ({ value: key, text: messages.groupedBy(key), group: null }))];
}

export { mountListHead };
