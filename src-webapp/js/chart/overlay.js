import { nearestIndex } from './hit.js';
import { fillDot, strokeLine } from './strokes.js';

/** What follows the pointer, on a canvas of its own above the chart: the chart need not be drawn anew for it. */

/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./draw.js').Palette} Palette */

const DOT_RADIUS = 3;
const SELECTION_ALPHA = 0.18;

/**
 * A line through all series at one moment, and a dot on each that has a point there.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Palette} palette
 * @param {{ series: readonly Model.ChartSeries[], time: number }} cursor
 */
function drawCursor(context, layout, palette, { series, time }) {
  const x = Math.round(layout.x.toPixel(time)) + 0.5;
  context.strokeStyle = palette.cursor;
  context.lineWidth = 1;
  strokeLine(context, x, layout.top, x, layout.bottom);
  for (const { color, times, values } of series) {
    const index = nearestIndex(times, time);
    if (times[index] !== time || Number.isNaN(values[index])) continue;
    context.fillStyle = palette.surface;
    fillDot(context, x, layout.y.toPixel(values[index]), DOT_RADIUS + 2);
    context.fillStyle = palette.series(color);
    fillDot(context, x, layout.y.toPixel(values[index]), DOT_RADIUS);
  }
}

/**
 * The stretch that a drag would zoom to.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Palette} palette
 * @param {Model.Span} span
 */
function drawSelection(context, layout, palette, { from, to }) {
  const left = layout.x.toPixel(from);
  const right = layout.x.toPixel(to);
  context.fillStyle = palette.cursor;
  context.globalAlpha = SELECTION_ALPHA;
  context.fillRect(left, layout.top, right - left, layout.bottom - layout.top);
  context.globalAlpha = 1;
  context.strokeStyle = palette.cursor;
  context.lineWidth = 1;
  for (const x of [left, right]) strokeLine(context, x, layout.top, x, layout.bottom);
}

export { drawCursor, drawSelection };
