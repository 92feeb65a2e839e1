import { createScale } from './scale.js';

/** Where things go on the canvas, in CSS pixels: the plot, and the room around it for labels. */

const MARGIN = Object.freeze({ top: 8, right: 12, bottom: 24 });

/** Room for the marks of the value axis: percentages are short. */
const SHORT_MARKS = 44;
const LONG_MARKS = 72;

/** Room for the names at the ends of the lines, on a canvas that is wide enough to spare it. */
const NAMES_WIDTH = 52;
const WIDE = 560;

/**
 * @typedef {object} Layout
 * @property {number} width of the canvas
 * @property {number} height of the canvas
 * @property {number} left edge of the plot
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {boolean} hasNames there is room for names at the ends of the lines
 * @property {import('./scale.js').Scale} x Unix seconds to pixels
 * @property {import('./scale.js').Scale} y values to pixels
 */

/**
 * @param {{ width: number, height: number }} size
 * @param {readonly [number, number]} time span in Unix seconds
 * @param {readonly [number, number]} value lowest and highest of the axis
 * @param {{ longMarks?: boolean, named?: boolean }} [room] what is written around the plot; short marks, and names when there is room
 * @returns {Layout}
 */
function layOut({ width, height }, time, value, { longMarks = false, named = true } = {}) {
  const left = longMarks ? LONG_MARKS : SHORT_MARKS;
  const hasNames = named && width >= WIDE;
  const right = Math.max(left + 1, width - MARGIN.right - (hasNames ? NAMES_WIDTH : 0));
  const top = MARGIN.top;
  const bottom = Math.max(top + 1, height - MARGIN.bottom);
  return {
    width, height, left, right, top, bottom, hasNames,
    x: createScale(time, [left, right]),
    y: createScale(value, [bottom, top]),
  };
}

export { layOut };
