import { createKeys } from './lib/keys.js';

/**
 * What a reader does anywhere on the page: follows links, which lead on within it, and presses keys.
 *
 * @param {Window & typeof globalThis} window
 * @param {(query: string, how: 'push' | 'replace') => void} goTo
 * @param {Readonly<Record<string, () => void>>} commands by key, see lib/keys.js
 * @param {() => boolean} lettersCount whether keys that write a character are commands: who speaks to the browser, or hits
 *   keys by accident, can switch them off
 */
function listenToInput(window, goTo, commands, lettersCount) {
  const keys = createKeys(commands, () => window.performance.now());
  const { document } = window;

  document.addEventListener('click', (event) => {
    const link = event.target instanceof window.Element ? event.target.closest('a[href^="?"]') : null;
    if (link === null || event.button !== 0 || hasModifier(event) || event.shiftKey) return;
    event.preventDefault();
    goTo(link.getAttribute('href') ?? '', link.hasAttribute('data-replace') ? 'replace' : 'push');
  });

  document.addEventListener('keydown', (event) => {
    const { target } = event;
    const typing = target instanceof window.Element && target.matches('input, select, textarea');
    const dialog = document.querySelector('dialog[open]');
    if (event.defaultPrevented || hasModifier(event) || dialog !== null) return;
    if (event.key !== 'Escape' && (typing || !lettersCount())) return;
    if (keys(event.key)) event.preventDefault();
  });
}

/** @param {MouseEvent | KeyboardEvent} event */
function hasModifier({ metaKey, ctrlKey, altKey }) {
  return metaKey || ctrlKey || altKey;
}

export { listenToInput };
