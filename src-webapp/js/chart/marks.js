import { strokeLine } from './strokes.js';

/** What a reader must not take for data: stretches without any, and moments at which something happened. */

/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./draw.js').Palette} Palette */

/** Distance of the slanted lines of a stretch without data, in CSS pixels. */
const HATCH = 7;

/** A narrower stretch has no room for a word. */
const WORD_WIDTH = 72;

/** Room around a word. */
const WORD_MARGIN = 4;

const MARK_DASHES = [2, 3];

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Palette} palette
 * @param {{ gaps: readonly Model.Span[], word: string }} what
 */
function drawGaps(context, layout, palette, { gaps, word }) {
  context.strokeStyle = palette.grid;
  context.fillStyle = palette.text;
  context.lineWidth = 1;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { from, to } of gaps) {
    const left = layout.x.toPixel(from);
    const right = layout.x.toPixel(to);
    hatch(context, layout, left, right);
    if (right - left >= WORD_WIDTH) writeOver(context, palette, word, [(left + right) / 2, (layout.top + layout.bottom) / 2]);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {number} left
 * @param {number} right
 */
function hatch(context, { top, bottom }, left, right) {
  const height = bottom - top;
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, height);
  context.clip();
  context.beginPath();
  for (let x = Math.floor((left - height) / HATCH) * HATCH; x < right; x += HATCH) {
    context.moveTo(x, bottom);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

/**
 * A word on a ground of its own, so that it can be read over lines.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} palette
 * @param {string} word
 * @param {[number, number]} centre
 */
function writeOver(context, palette, word, [x, y]) {
  const width = widthOf(context, word);
  context.fillStyle = palette.surface;
  context.fillRect(x - width / 2, y - 8, width, 16);
  context.fillStyle = palette.text;
  context.fillText(word, x, y);
}

/** @param {CanvasRenderingContext2D} context @param {string} word */
function widthOf(context, word) {
  return context.measureText(word).width + 2 * WORD_MARGIN;
}

/**
 * Where marks are so close that their words would lie on each other, the later ones are lines only.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Palette} palette
 * @param {readonly { readonly atSeconds: number, readonly label: string }[]} marks ascending
 */
function drawMarks(context, layout, palette, marks) {
  context.strokeStyle = palette.text;
  context.lineWidth = 1;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.setLineDash(MARK_DASHES);
  let free = -Infinity;
  for (const { atSeconds, label } of marks) {
    const x = Math.round(layout.x.toPixel(atSeconds)) + 0.5;
    strokeLine(context, x, layout.top, x, layout.bottom);
    const half = widthOf(context, label) / 2;
    const centre = clamp(x, layout.left + half, layout.right - half);
    if (centre - half < free) continue;
    free = centre + half;
    writeOver(context, palette, label, [centre, layout.top + 8]);
  }
  context.setLineDash([]);
}

/** @param {number} value @param {number} low @param {number} high */
function clamp(value, low, high) {
  return Math.max(low, Math.min(high, value));
}

export { drawGaps, drawMarks };
