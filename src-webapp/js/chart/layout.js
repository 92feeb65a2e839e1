import { createScale } from './scale.js';

/** Where things go on the canvas, in CSS pixels: the plot, and the room around it for labels. */

const MARGIN = Object.freeze({ top: 8, right: 12, bottom: 24 });

/** Room for the marks of the value axis: percentages are short. */
const SHORT_MARKS = 44;
const LONG_MARKS = 72;

/** Room for the names at the ends of the lines: about so much a letter, and no more than a part of the whole. */
const LETTER_WIDTH = 6.4;
const NAMES_MARGIN = 8;
const NAMES_PART = 0.2;

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
 * @param {{ longMarks?: boolean, names?: number }} [room] what is written around the plot; width for names, 0 for none
 * @returns {Layout}
 */
function layOut({ width, height }, time, value, { longMarks = false, names = 0 } = {}) {
  const left = longMarks ? LONG_MARKS : SHORT_MARKS;
  const hasNames = names > 0;
  const right = Math.max(left + 1, width - MARGIN.right - names);
  const top = MARGIN.top;
  const bottom = Math.max(top + 1, height - MARGIN.bottom);
  return {
    width, height, left, right, top, bottom, hasNames,
    x: createScale(time, [left, right]),
    y: createScale(value, [bottom, top]),
  };
}

/**
 * @param {readonly string[]} names of the lines
 * @param {number} width of the canvas
 * @returns {number} room that the longest needs; 0 where there is not so much to spare
 */
function namesWidth(names, width) {
  const longest = Math.max(0, ...names.map((name) => name.length));
  const needed = longest * LETTER_WIDTH + NAMES_MARGIN;
  return longest > 0 && needed <= width * NAMES_PART ? needed : 0;
}

export { layOut, namesWidth };
