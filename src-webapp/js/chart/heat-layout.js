/** Where the cells of a heat strip stand: rows of squares, as large as leaves the strip low. */

/** Sizes of a cell with the gap after it, in CSS pixels, the largest first. */
const PITCHES = [22, 18, 14, 12, 10, 8, 6, 5];
const MOST_HEIGHT = 132;

/**
 * @typedef {object} HeatLayout
 * @property {number} pitch distance of two cells
 * @property {number} columns
 * @property {number} rows
 * @property {number} height of the strip
 */

/**
 * @param {number} count of cells
 * @param {number} width of the strip, in CSS pixels
 * @returns {HeatLayout}
 */
function layOutCells(count, width) {
  const layouts = PITCHES.map((pitch) => gridOf(count, width, pitch));
  return layouts.find(({ height }) => height <= MOST_HEIGHT) ?? layouts[layouts.length - 1];
}

/** @param {number} count @param {number} width @param {number} pitch */
function gridOf(count, width, pitch) {
  const columns = Math.max(1, Math.floor(width / pitch));
  const rows = Math.ceil(count / columns);
  return { pitch, columns, rows, height: rows * pitch };
}

/**
 * @param {HeatLayout} layout
 * @param {number} index
 * @returns {{ x: number, y: number }} upper left corner of a cell
 */
function cellCorner({ pitch, columns }, index) {
  return { x: (index % columns) * pitch, y: Math.floor(index / columns) * pitch };
}

/** @param {HeatLayout} layout @returns {number} width and height of a cell without the gap after it */
function sideOf({ pitch }) {
  return pitch - (pitch > 8 ? 2 : 1);
}

/**
 * @param {HeatLayout} layout
 * @param {number} count
 * @param {{ x: number, y: number }} point in CSS pixels from the strip's upper left corner
 * @returns {number | null} index of the cell there
 */
function cellAt({ pitch, columns }, count, { x, y }) {
  const column = Math.floor(x / pitch);
  const index = Math.floor(y / pitch) * columns + column;
  return column >= 0 && column < columns && index >= 0 && index < count ? index : null;
}

/**
 * @param {HeatLayout} layout
 * @param {number} count at least 1
 * @param {number} from
 * @param {string} key as KeyboardEvent has it
 * @returns {number | null} the cell that a key leads to; null for a key that is not ours
 */
function cellByKey({ columns }, count, from, key) {
  const target = targetOf(columns, from, key);
  return target === null ? null : Math.min(count - 1, Math.max(0, target));
}

/** @param {number} columns @param {number} from @param {string} key */
function targetOf(columns, from, key) {
  switch (key) {
    case 'ArrowLeft': return from - 1;
    case 'ArrowRight': return from + 1;
    case 'ArrowUp': return from - columns;
    case 'ArrowDown': return from + columns;
    case 'Home': return 0;
    case 'End': return Infinity;
    default: return null;
  }
}

export { cellAt, cellByKey, cellCorner, layOutCells, sideOf };
