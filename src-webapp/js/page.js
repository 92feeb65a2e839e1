import { createFormat } from './lib/format.js';
import { chooseLanguage, loadLateMessages, loadMessages } from './lib/messages.js';
import { once } from './lib/once.js';
import { createViewport } from './lib/viewport.js';
import { mountApp } from './view/app-view.js';

/**
 * Builds the page as its reader prefers it, and builds it anew when the language or the units change.
 *
 * @param {object} around
 * @param {Window & typeof globalThis} around.window
 * @param {import('./lib/screen.js').Screen} around.screen
 * @param {ViewActions} around.actions
 * @param {() => Promise<LateActions>} around.lateActions
 * @param {import('./lib/preferences.js').PreferenceStore} around.preferences
 * @param {import('./charted.js').Charted} around.charted
 * @param {() => void} around.redraw
 */
function createPage({ window, screen, actions, lateActions, preferences, charted, redraw }) {
  const { document, location, navigator } = window;
  let mounted = new AbortController();

  /** What was built before goes. */
  async function mount() {
    const { units, language: chosen } = preferences.get();
    const { language, locale } = chooseLanguage(chosen === 'auto' ? null : chosen, navigator.languages);
    const messages = await loadMessages(language);
    mounted.abort();
    mounted = new AbortController();
    const places = { header: landmark(document, 'header'), main: landmark(document, 'main') };
    document.documentElement.lang = language;
    places.header.replaceChildren(...places.header.querySelectorAll('h1'));
    places.main.replaceChildren();
    /** @type {ViewDeps} */
    const deps = {
      document, messages, screen, actions, charted, redraw,
      format: createFormat(locale, undefined, units),
      signal: mounted.signal,
      viewport: createViewport(window),
      preferences: preferences.get(),
      address: new URL('.', location.href).href.replace(/\/$/, ''),
      late: once(async () => {
        const [words, doings] = await Promise.all([loadLateMessages(language), lateActions()]);
        return { ...deps, messages: { ...messages, ...words }, actions: { ...actions, ...doings } };
      }),
    };
    return mountApp(places, deps);
  }

  /** Theme and density are the style sheets' own business. */
  function applyLook() {
    const { theme, density } = preferences.get();
    const { dataset } = document.documentElement;
    dataset.theme = theme;
    dataset.density = density;
  }

  return { mount, applyLook };
}

/**
 * @param {Document} document
 * @param {'header' | 'main'} name
 * @returns {HTMLElement}
 */
function landmark(document, name) {
  const element = document.querySelector(name);
  if (element === null) throw new Error(`cannot start: index.html has no <${name}>`);
  return element;
}

export { createPage, landmark };
