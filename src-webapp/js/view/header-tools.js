import { CLASS } from '../lib/classes.js';
import { el } from '../lib/dom.js';
import { ID } from '../lib/ids.js';

/**
 * The two quiet buttons of the header: preferences and help.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 * @param {{ openPreferences: () => void, openHelp: () => void }} dialogs
 */
function mountHeaderTools(parent, { document, messages, signal }, { openPreferences, openHelp }) {
  const preferences = el(document, 'button', {
    type: 'button', id: ID.openPreferences, class: CLASS.quiet, 'aria-label': messages.preferences,
  }, el(document, 'span', { class: CLASS.wideOnly }, messages.preferences), el(document, 'span', { class: CLASS.narrowOnly }, '⚙'));
  const help = el(document, 'button', { type: 'button', id: ID.openHelp, class: CLASS.quiet, 'aria-label': messages.help }, '?');
  preferences.addEventListener('click', openPreferences, { signal });
  help.addEventListener('click', openHelp, { signal });
  parent.append(el(document, 'div', { class: CLASS.headerTools }, preferences, help));
}

export { mountHeaderTools };
