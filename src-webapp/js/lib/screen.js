/**
 * What a canvas has to know of the window around it; handed in, so that charts run without a browser in tests.
 *
 * @typedef {object} Screen
 * @property {() => number} pixelRatio device pixels per CSS pixel
 * @property {(element: Element) => CSSStyleDeclaration} styleOf computed style
 * @property {(element: Element, listener: () => void, signal: AbortSignal) => void} onResize
 * @property {(element: Element, listener: (visible: boolean) => void, signal: AbortSignal) => void} onVisible
 *   scrolled into sight, or nearly, or out of it; told once at the start
 * @property {(listener: () => void, signal: AbortSignal) => void} onRestyle theme, contrast or pixel ratio changed
 * @property {(listener: () => void, signal: AbortSignal) => void} onPrint about to be printed, and when that is over
 * @property {(callback: () => void) => void} nextFrame
 * @property {(callback: () => void) => void} whenIdle when nothing else is to be done
 */

/** Drawn a little before it is scrolled into sight. */
const NEARLY_VISIBLE = '200px 0px';

/** Preferences that change the colours of css/tokens.css. */
const THEME_QUERIES = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];

/**
 * @param {Window & typeof globalThis} window
 * @returns {Screen}
 */
function createScreen(window) {
  const root = window.document.documentElement;
  window.addEventListener('beforeprint', () => root.setAttribute('data-printing', ''));
  window.addEventListener('afterprint', () => root.removeAttribute('data-printing'));
  return {
    pixelRatio: () => window.devicePixelRatio || 1,
    styleOf: (element) => window.getComputedStyle(element),
    onResize: (element, listener, signal) => {
      const observer = new window.ResizeObserver(listener);
      observer.observe(element);
      signal.addEventListener('abort', () => observer.disconnect());
    },
    onVisible: (element, listener, signal) => {
      const tell = (/** @type {IntersectionObserverEntry[]} */ entries) => listener(entries[entries.length - 1].isIntersecting);
      const observer = new window.IntersectionObserver(tell, { rootMargin: NEARLY_VISIBLE });
      observer.observe(element);
      signal.addEventListener('abort', () => observer.disconnect());
    },
    onRestyle: (listener, signal) => {
      for (const query of THEME_QUERIES) window.matchMedia(query).addEventListener('change', listener, { signal });
      watchThemeAttribute(window, listener, signal);
      watchPixelRatio(window, listener, signal);
    },
    onPrint: (listener, signal) => {
      for (const moment of ['beforeprint', 'afterprint']) window.addEventListener(moment, listener, { signal });
    },
    nextFrame: (callback) => window.requestAnimationFrame(callback),
    // Safari has no idle callbacks.
    whenIdle: (callback) => (window.requestIdleCallback ?? window.setTimeout)(callback),
  };
}

/**
 * @param {Window & typeof globalThis} window
 * @param {() => void} listener
 * @param {AbortSignal} signal
 */
function watchThemeAttribute(window, listener, signal) {
  const observer = new window.MutationObserver(listener);
  observer.observe(window.document.documentElement, { attributeFilter: ['data-theme'] });
  signal.addEventListener('abort', () => observer.disconnect());
}

/**
 * A media query holds for one ratio only, so it is armed again after each change.
 *
 * @param {Window & typeof globalThis} window
 * @param {() => void} listener
 * @param {AbortSignal} signal
 */
function watchPixelRatio(window, listener, signal) {
  const arm = () => {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', () => { listener(); arm(); }, { once: true, signal });
  };
  arm();
}

export { createScreen };
