import { CLASS } from '../lib/classes.js';
import { el, setShown } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { CHOICES } from '../lib/preferences.js';
import { mountDialog } from './dialog.js';

/**
 * What a reader can choose for this browser. A choice counts at once.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountPreferencesDialog(parent, deps) {
  const { document, messages, signal, actions } = deps;
  const names = /** @type {(keyof typeof CHOICES)[]} */ (Object.keys(CHOICES));
  const groups = names.map((name) => createGroup(name, deps));
  const note = el(document, 'p', { class: CLASS.muted }, messages.preferencesKept);
  const logOut = el(document, 'button', { type: 'button', id: ID.logOut, class: CLASS.quiet }, messages.logOut);
  logOut.addEventListener('click', () => actions.logOut(), { signal });
  const { dialog, open } = mountDialog(
    parent, deps, { id: ID.preferencesDialog, title: messages.preferences }, ...groups, note, logOut);
  return {
    dialog,
    open: () => {
      setShown(logOut, actions.canLogOut());
      open();
    },
  };
}

/**
 * @param {keyof typeof CHOICES} name
 * @param {LateDeps} deps
 */
function createGroup(name, { document, messages, preferences, actions, signal }) {
  /** @type {Readonly<Record<string, string>>} */
  const words = messages.preference[name];
  const options = CHOICES[name].map((value) => {
    const input = el(document, 'input', { type: 'radio', name, value, checked: preferences[name] === value });
    input.addEventListener('change', () => actions.prefer(name, value), { signal });
    return el(document, 'label', {}, input, words[value]);
  });
  return el(document, 'fieldset', { class: CLASS.choices }, el(document, 'legend', {}, messages.preferenceName[name]), ...options);
}

export { mountPreferencesDialog };
