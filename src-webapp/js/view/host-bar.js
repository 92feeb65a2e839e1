import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { mountHostPicker } from './host-picker.js';

/** Milliseconds without a key press before a search is asked. */
const SEARCH_PAUSE_MILLIS = 200;

const LINK_IDS = Object.freeze({ fleet: ID.linkFleet, single: ID.linkSingle, compare: ID.linkCompare });

/**
 * Search, host selector and the switch between the views.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountHostBar(parent, deps) {
  const bar = el(deps.document, 'div', { class: CLASS.hostBar });
  parent.append(bar);
  const search = mountSearch(bar, deps);
  const picker = mountHostPicker(bar, deps);
  const views = mountViewSwitch(bar, deps);

  return {
    /** @param {Model.HostBar | null} model null when there is no host */
    update(model) {
      setShown(bar, model !== null);
      if (model === null) return;
      search.update(model.search);
      picker.update(model);
      views.update(model);
    },
    focusSearch: search.focus,
  };
}

/**
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountSearch(parent, { document, messages, signal, actions }) {
  const input = el(document, 'input', {
    type: 'search', id: ID.hostSearch, placeholder: messages.searchPlaceholder, 'aria-label': messages.searchLabel,
    autocomplete: 'off', spellcheck: 'false', 'aria-keyshortcuts': '/', maxlength: 253,
  });
  const key = el(document, 'kbd', { 'aria-hidden': 'true' }, '/');
  parent.append(el(document, 'div', { class: CLASS.searchBox, role: 'search', 'aria-label': messages.searchLabel }, input, key));

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let asked = '';
  const ask = () => {
    asked = input.value.trim();
    actions.search(asked);
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, SEARCH_PAUSE_MILLIS);
  }, { signal });
  // From the search down to what it found.
  input.addEventListener('keydown', (event) => {
    const found = event.key === 'ArrowDown' ? document.getElementById(ID.hostTable)?.querySelector('tbody a') : null;
    if (!found) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (found).focus();
  }, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    /** @param {string} text of the address; our own question coming back does not disturb what is being typed */
    update(text) {
      if (text === asked) return;
      asked = text;
      input.value = text;
    },
    focus() {
      input.focus();
      input.select();
    },
  };
}

/**
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountViewSwitch(parent, { document, messages }) {
  /** @param {Model.ViewName} view @param {string} label */
  const addLink = (view, label) => {
    const link = el(document, 'a', { class: CLASS.segment, id: LINK_IDS[view], href: '?' }, label);
    switcher.append(link);
    return { view, link };
  };
  const switcher = el(document, 'nav', { class: CLASS.segments, 'aria-label': messages.viewsLabel });
  const links = [
    addLink('fleet', messages.fleet),
    addLink('single', messages.single),
    addLink('compare', messages.compare),
  ];
  parent.append(switcher);

  return {
    /** @param {Model.HostBar} model */
    update(model) {
      for (const { view, link } of links) {
        setAttribute(link, 'href', model.links[view]);
        setAttribute(link, 'aria-current', view === model.view ? 'page' : null);
        setText(link, messages[view]);
      }
    },
  };
}

export { mountHostBar };
