import { addStyles } from '../lib/late-styles.js';
import { once } from '../lib/once.js';

/**
 * The dialogs, fetched and built when the page has come to rest, or when one of them is opened before that.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function createDialogs(parent, deps) {
  const prepare = once(async () => {
    const [help, preferences, forget, login, lateDeps] = await Promise.all([
      import('./help-dialog.js'), import('./preferences-dialog.js'), import('./forget-dialog.js'), import('./login-dialog.js'),
      deps.late(), addStyles(deps.document, 'dialogs'),
    ]);
    return {
      help: help.mountHelpDialog(parent, lateDeps),
      preferences: preferences.mountPreferencesDialog(parent, lateDeps),
      forget: forget.mountForgetDialog(parent, lateDeps),
      login: login.mountLoginDialog(parent, lateDeps),
    };
  });

  return {
    prepare,
    openHelp: async () => (await prepare()).help.open(),
    openPreferences: async () => (await prepare()).preferences.open(),
    /** @param {string} hostname */
    askToForget: async (hostname) => (await prepare()).forget.ask(hostname),
    askToLogIn: async () => (await prepare()).login.ask(),
  };
}

export { createDialogs };
