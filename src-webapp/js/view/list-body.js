import { CLASS } from '../lib/classes.js';
import { el, setShown, setStyleProperty } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { remember } from '../lib/memo.js';
import { linesInSight } from '../lib/window-of-lines.js';
import { createGroupRow } from './group-row.js';
import { createHostRow } from './host-row.js';

/** Height of a line where the style sheet tells none. */
const LINE_HEIGHT = 33;

/** So many lines go to paper: what one answer about the list brings. */
const PRINTED = 200;

/**
 * The lines of a table that may have thousands: only those in sight are there, with empty room above and below them.
 *
 * @param {HTMLTableElement} table
 * @param {ViewDeps} deps
 * @param {(first: number, hostnames: readonly string[]) => void} onSight the first line in sight, and the hosts drawn
 */
function mountListBody(table, deps, onSight) {
  const { document, viewport } = deps;
  const above = createRoom(document);
  const body = el(document, 'tbody');
  const below = createRoom(document);
  table.append(above.element, body, below.element);
  const rows = createKeyedList(body, ({ line }) => line.key, ({ line }) => createRow(line, deps));
  /** @type {Model.ListLines | null} */
  let lines = null;
  const tellSight = whenItChanges(onSight);
  const place = watchPlace(table, deps, draw);

  function draw() {
    if (lines === null || table.closest('[hidden]') !== null) return;
    const { count, at } = lines;
    const where = place.get();
    const { first, last, sight } = linesInSight({ ...where, count }, where.windowHeight);
    const shown = Array.from({ length: last - first }, (_, index) => ({ index: first + index, line: at(first + index) }));
    above.resize(first * where.lineHeight);
    rows.update(shown);
    below.resize((count - last) * where.lineHeight);
    tellSight(sight, shown.flatMap(({ line }) => (line.kind === 'host' ? [line.host.hostname] : [])));
  }

  return {
    /** @param {Model.ListLines} next */
    update: (next) => { lines = next; draw(); },
    /** @param {number} line is brought to the upper edge of the window; the first one only when it is above it */
    scrollTo(line) {
      const { top, covered, lineHeight } = place.measure();
      const edge = top - covered;
      if (line === 0 && edge >= 0) return;
      viewport.scrollTo(viewport.scrolled() + edge + line * lineHeight);
      place.measure();
      draw();
    },
  };
}

/**
 * In CSS pixels, from the top of the window: the first line, and how much of the lines the heading covers.
 *
 * @typedef {{ readonly top: number, readonly covered: number, readonly lineHeight: number, readonly windowHeight: number }} Place
 */

/**
 * Where the lines of a table stand: measured when something moved and not at each refresh, since measuring makes the
 * browser lay out the page.
 *
 * @param {HTMLTableElement} table whose heading stays at the window's upper edge
 * @param {ViewDeps} deps
 * @param {() => void} onMove
 */
function watchPlace(table, { document, screen, viewport, signal }, onMove) {
  /** @type {Place | null} */
  let known = null;
  let printing = false;

  /** @returns {Place} */
  function measure() {
    const lineHeight = parseFloat(screen.styleOf(table).getPropertyValue('--row-height')) || LINE_HEIGHT;
    const covered = table.tHead?.offsetHeight ?? 0;
    known = printing
      ? { top: 0, covered: 0, lineHeight, windowHeight: PRINTED * lineHeight }
      : { top: table.getBoundingClientRect().top + covered, covered, lineHeight, windowHeight: viewport.height() };
    return known;
  }

  function forget() {
    known = null;
    onMove();
  }

  viewport.onMove(forget, signal);
  // Whatever appears above the list makes the page higher.
  screen.onResize(document.body, forget, signal);
  viewport.onPrint((now) => { printing = now; forget(); }, signal);

  return { measure, get: () => known ?? measure() };
}

/**
 * @param {(first: number, hostnames: readonly string[]) => void} tell
 * @returns {(first: number, hostnames: readonly string[]) => void} the same, silent about what it told last
 */
function whenItChanges(tell) {
  let told = '';
  return (first, hostnames) => {
    const now = `${first} ${hostnames.join(' ')}`;
    if (now === told) return;
    told = now;
    tell(first, hostnames);
  };
}

/** @typedef {{ readonly index: number, readonly line: Model.ListLine }} Shown */

/**
 * @param {Model.ListLine} first
 * @param {ViewDeps} deps
 * @returns {import('../lib/keyed-list.js').KeyedRow<Shown>}
 */
function createRow(first, deps) {
  const row = contentOf(first, deps);
  // The heading is the first row for those who hear the table.
  const number = remember((/** @type {number} */ index) => row.element.setAttribute('aria-rowindex', String(index + 2)));
  return {
    element: row.element,
    update({ index, line }) {
      number(index);
      row.update(line);
    },
  };
}

/**
 * @param {Model.ListLine} first
 * @param {ViewDeps} deps
 * @returns {{ element: Element, update: (line: Model.ListLine) => void }}
 */
function contentOf(first, deps) {
  switch (first.kind) {
    case 'host': return createHostRow(deps);
    case 'group': return createGroupRow(deps);
    case 'pending': {
      const cell = el(deps.document, 'td', { 'data-pending': true });
      return { element: el(deps.document, 'tr', { 'aria-hidden': 'true' }, cell), update: () => undefined };
    }
  }
}

/** @param {Document} document */
function createRoom(document) {
  const cell = el(document, 'td');
  const element = el(document, 'tbody', { class: CLASS.listRoom, 'aria-hidden': 'true', hidden: true }, el(document, 'tr', {}, cell));
  return {
    element,
    /** @param {number} height CSS pixels */
    resize(height) {
      setShown(element, height > 0);
      setStyleProperty(cell, '--room', `${height}px`);
    },
  };
}

export { mountListBody };
