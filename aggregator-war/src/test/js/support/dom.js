import { JSDOM } from 'jsdom';
import { createFormat } from '../../../../../src-webapp/js/lib/format.js';
import { parsePreferences } from '../../../../../src-webapp/js/lib/preferences.js';
import { ENGLISH } from './messages.js';
import { mountCompareView } from '../../../../../src-webapp/js/view/compare-view.js';
import { mountSingleView } from '../../../../../src-webapp/js/view/single-view.js';

/** As much of index.html as the views need. */
const SHELL = `<!doctype html><html lang="en">
  <head><link rel="icon" href="favicon.svg"></head>
  <body><header></header><main></main></body></html>`;

/** A page to build views in, with everything they are given; what a reader does is recorded in `done`. */
function createPage() {
  const { window } = new JSDOM(SHELL);
  const { document } = window;
  // What a page has around it, as scripts find it there.
  Object.assign(globalThis, { AbortController: window.AbortController, AbortSignal: window.AbortSignal });
  // Canvas is not part of this DOM library; drawing has its own tests on a recording context.
  window.HTMLCanvasElement.prototype.getContext = () => null;
  // Nor is scrolling.
  window.Element.prototype.scrollIntoView = () => undefined;
  // Nor are modal dialogs; what the browser adds to them is tested in a browser.
  window.HTMLDialogElement.prototype.showModal = function showModal() { this.open = true; };
  window.HTMLDialogElement.prototype.close = function close() {
    this.open = false;
    this.dispatchEvent(new window.Event('close'));
  };
  // Nor are style sheets fetched.
  new window.MutationObserver((changes) => {
    for (const link of changes.flatMap(({ addedNodes }) => [...addedNodes])) link.dispatchEvent(new window.Event('load'));
  }).observe(document.head, { childList: true });
  const done = [];
  const controller = new window.AbortController();
  const deps = {
    document,
    messages: ENGLISH,
    format: createFormat('en-GB', 'UTC'),
    signal: controller.signal,
    address: 'http://aggregator.example:9000/sysmon',
    actions: {
      search: (text) => done.push(['search', text]),
      filterStatus: (status) => done.push(['filterStatus', status]),
      filterTag: (tag) => done.push(['filterTag', tag]),
      groupBy: (key) => done.push(['groupBy', key]),
      seeRows: () => undefined,
      askToForget: (hostname) => done.push(['askToForget', hostname]),
      forget: async (hostname, token) => {
        done.push(['forget', hostname, token]);
        return token === 'right' ? 'forgotten' : 'refused';
      },
      logIn: async (token) => {
        done.push(['logIn', token]);
        return token === 'right' ? 'in' : 'refused';
      },
      logOut: () => done.push(['logOut']),
      canLogOut: () => true,
      prefer: (name, value) => done.push(['prefer', name, value]),
      chooseHost: (hostname) => done.push(['chooseHost', hostname]),
      retry: () => done.push(['retry']),
      showSpan: (span) => done.push(['showSpan', span]),
      pan: (direction) => done.push(['pan', direction]),
      zoom: (way, centre) => done.push(['zoom', way, centre]),
      stepBack: () => done.push(['stepBack']),
      follow: () => done.push(['follow']),
      download: (name, text) => done.push(['download', name, text]),
    },
    charted: {
      single: async () => mountSingleView,
      compare: async () => mountCompareView,
    },
    late: async () => deps,
    redraw: () => done.push(['redraw']),
    preferences: parsePreferences(null),
    viewport: createViewport(),
    screen: createScreen(window),
  };
  return { window, document, deps, done, main: document.querySelector('main'), header: document.querySelector('header') };
}

/** A window of twenty lines that the test can scroll. */
function createViewport() {
  const viewport = { moved: () => undefined, printed: () => undefined, y: 0 };
  return {
    height: () => 660,
    scrolled: () => viewport.y,
    scrollTo: (y) => { viewport.y = y; },
    onMove: (listener) => { viewport.moved = listener; },
    onPrint: (listener) => { viewport.printed = listener; },
    viewport,
  };
}

function createScreen(window) {
  return {
    pixelRatio: () => 1,
    styleOf: (element) => window.getComputedStyle(element),
    onResize: () => undefined,
    onVisible: (element, listener) => listener(true),
    onRestyle: () => undefined,
    onPrint: () => undefined,
    nextFrame: (callback) => callback(),
    whenIdle: () => undefined,
  };
}

/** @param {any} element @returns {string} its text, white space folded */
function textOf(element) {
  return element.textContent.replace(/\s+/g, ' ').trim();
}

/** @param {any} page @param {any} element @param {string} type @param {object} [init] */
function fire(page, element, type, init = {}) {
  const Kind = type.startsWith('key') ? page.window.KeyboardEvent : page.window.Event;
  element.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, ...init }));
}

export { createPage, fire, textOf };
