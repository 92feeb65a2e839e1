import { rhythmOf } from './gaps.js';
import { slotsOf } from './slots.js';
import { strokeLine } from './strokes.js';

/**
 * Bars on each other, for what is counted anew in every interval, as errors are: a line from one count to the next would
 * tell of counts in between. A thin line above a bar reaches to the highest value that the bar stands for.
 */

/** @typedef {import('./layout.js').Layout} Layout */

/** Of the second of two series in one colour, whose upper edge is drawn whole. */
const DASHED_ALPHA = 0.3;
const EDGE_WIDTH = 1.5;
const PEAK_ALPHA = 0.6;

/** What was counted is seen, however little it is beside the highest. */
const LEAST_HEIGHT = 1;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {import('./draw.js').Palette} palette
 * @param {{ edges: readonly Model.ChartSeries[], stepSeconds: number }} stack the lowest first, with equal times
 */
function drawBars(context, layout, palette, { edges, stepSeconds }) {
  if (edges.length === 0) return;
  const { times } = edges[0];
  const pixels = times.map(layout.x.toPixel);
  const pitch = layout.x.toPixel(rhythmOf(times, stepSeconds)) - layout.x.toPixel(0);
  /** @type {Float64Array} */
  let floor = new Float64Array(times.length);
  for (const edge of edges) {
    const slots = slotsOf(pixels, edge, pitch);
    context.fillStyle = palette.series(edge.color);
    context.strokeStyle = palette.series(edge.color);
    drawPart(context, layout, slots, { floor, dashed: edge.dashed });
    floor = slots.values;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {import('./slots.js').Slots} slots
 * @param {{ floor: Float64Array, dashed: boolean }} part upper ends of the bars below it
 */
function drawPart(context, { y }, { width, pixels, values, peaks }, { floor, dashed }) {
  for (let index = 0; index < pixels.length; index++) {
    drawPeak(context, Math.floor(pixels[index]) + 0.5, y.toPixel(values[index]), y.toPixel(peaks[index]));
    if (!(values[index] > floor[index])) continue;
    const bottom = y.toPixel(floor[index]);
    const top = Math.min(y.toPixel(values[index]), bottom - LEAST_HEIGHT);
    const left = Math.round(pixels[index] - width / 2);
    context.globalAlpha = dashed ? DASHED_ALPHA : 1;
    context.fillRect(left, top, width, bottom - top);
    context.globalAlpha = 1;
    if (dashed) context.fillRect(left, top, width, Math.min(EDGE_WIDTH, bottom - top));
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} top of the bar
 * @param {number} peak
 */
function drawPeak(context, x, top, peak) {
  if (top - peak < LEAST_HEIGHT) return;
  context.globalAlpha = PEAK_ALPHA;
  context.lineWidth = 1;
  strokeLine(context, x, top, x, peak);
  context.globalAlpha = 1;
}

export { drawBars };
