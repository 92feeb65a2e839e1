import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { TEST_ID } from '../lib/ids.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { levelOf } from '../lib/levels.js';
import { createPercentBar } from './bar.js';

/**
 * The file systems of a host, the fullest first: a bar, a number, and when each will be full if it goes on as it did.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountFileSystems(parent, deps) {
  const { document, messages } = deps;
  const body = el(document, 'tbody');
  const head = el(document, 'tr', {},
    el(document, 'th', { scope: 'col' }, messages.mount), el(document, 'th', { scope: 'col' }, messages.usage),
    el(document, 'th', { scope: 'col' }, messages.size), el(document, 'th', { scope: 'col' }, messages.outlook));
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
 * @param {LateDeps} deps
 */
function createRow(mount, deps) {
  const { document, messages, format } = deps;
  const bar = createPercentBar(deps, 'filesystem');
  const sizes = el(document, 'td', { class: CLASS.number });
  const outlook = el(document, 'td', { class: CLASS.number, 'data-testid': TEST_ID.outlook });
  const element = el(document, 'tr', {},
    el(document, 'th', { scope: 'row' }, mount), el(document, 'td', {}, bar.value, bar.track), sizes, outlook);
  return {
    element,
    /** @param {Model.FileSystem} fileSystem */
    update({ usagePercent, usedBytes, totalBytes, outlook: next }) {
      bar.update(usagePercent, levelOf(usagePercent));
      setText(sizes, messages.usedOf(format.bytes(usedBytes), format.bytes(totalBytes)));
      setText(outlook, outlookText(next, deps));
      setAttribute(outlook, 'data-level', next.kind === 'days' && next.days < SOON_DAYS ? 'high' : null);
    },
  };
}

/** Full within so many days is worth a second look. */
const SOON_DAYS = 14;

/**
 * @param {Model.Outlook} outlook
 * @param {Pick<LateDeps, 'messages' | 'format'>} deps
 */
function outlookText(outlook, { messages, format }) {
  switch (outlook.kind) {
    case 'days': return outlook.days < 1 ? messages.fullToday : messages.fullIn(format.count(Math.floor(outlook.days)));
    case 'steady': return messages.notGrowing;
    case 'unknown': return messages.growthUnknown;
  }
}

export { mountFileSystems };
