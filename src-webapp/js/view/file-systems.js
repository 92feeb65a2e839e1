import { CLASS } from '../lib/classes.js';
import { el, setShown, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { levelOf } from '../lib/levels.js';
import { createPercentBar } from './bar.js';

/**
 * The file systems of a host, the fullest first: a bar and a number each.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountFileSystems(parent, deps) {
  const { document, messages } = deps;
  const body = el(document, 'tbody');
  const head = el(document, 'tr', {},
    el(document, 'th', { scope: 'col' }, messages.mount), el(document, 'th', { scope: 'col' }, messages.usage),
    el(document, 'th', { scope: 'col' }, messages.size));
  const section = el(document, 'section', { class: CLASS.family, hidden: true },
    el(document, 'h2', {}, messages.fileSystems),
    el(document, 'table', { class: CLASS.fileSystems }, el(document, 'thead', {}, head), body));
  parent.append(section);
  const rows = createKeyedList(body, ({ mount }) => mount, ({ mount }) => createRow(mount, deps));

  return {
    /** @param {readonly Model.FileSystem[]} fileSystems */
    update(fileSystems) {
      setShown(section, fileSystems.length > 0);
      rows.update(fileSystems);
    },
  };
}

/**
 * @param {string} mount
 * @param {ViewDeps} deps
 */
function createRow(mount, deps) {
  const { document, messages, format } = deps;
  const bar = createPercentBar(deps, 'filesystem');
  const sizes = el(document, 'td', { class: CLASS.number });
  const element = el(document, 'tr', {},
    el(document, 'th', { scope: 'row' }, mount), el(document, 'td', {}, bar.value, bar.track), sizes);
  return {
    element,
    /** @param {Model.FileSystem} fileSystem */
    update({ usagePercent, usedBytes, totalBytes }) {
      bar.update(usagePercent, levelOf(usagePercent));
      setText(sizes, messages.usedOf(format.bytes(usedBytes), format.bytes(totalBytes)));
    },
  };
}

export { mountFileSystems };
