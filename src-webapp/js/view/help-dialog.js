import { CLASS } from '../lib/classes.js';
import { el } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { mountDialog } from './dialog.js';

/** The keys of the page, each with its name among the messages. @type {readonly (readonly [string, keyof Model.LateMessages['keys']])[]} */
const KEYS = [
  ['/', 'search'], ['g f', 'fleet'], ['g h', 'host'], ['c', 'compare'], ['↑ ↓', 'rows'], ['← →', 'cursor'],
  ['Esc', 'escape'], [',', 'preferences'], ['?', 'help'],
];

/**
 * Every key of the page.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountHelpDialog(parent, deps) {
  const { document, messages } = deps;
  const rows = KEYS.map(([keys, name]) => el(document, 'div', {},
    el(document, 'dt', {}, ...keys.split(' ').map((key) => el(document, 'kbd', {}, key))),
    el(document, 'dd', {}, messages.keys[name])));
  return mountDialog(parent, deps, { id: ID.helpDialog, title: messages.help }, el(document, 'dl', { class: CLASS.keyList }, ...rows));
}

export { mountHelpDialog };
