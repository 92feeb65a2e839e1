import { decimate, outline } from './decimate.js';
import { runsOf } from './gaps.js';
import { fillDot } from './strokes.js';

/** Draws series as lines: band, line, and a dot for each point that stands alone between two gaps. */

/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {{ pixels: Float64Array, first: number, last: number }} Run */

const LINE_WIDTH = 1.5;
const GHOST_WIDTH = 1;
const GHOST_ALPHA = 0.45;
const DOT_RADIUS = 1.5;
const BAND_ALPHA = 0.16;

/** Of the second of two lines in one colour. */
const DASHES = [5, 3];

/** Points a pixel from which the outline is drawn in place of the line: it is then the same picture, drawn sooner. */
const DENSE = 2;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {import('./draw.js').Palette} palette
 * @param {{ series: readonly Model.ChartSeries[], stepSeconds: number }} what
 */
function drawLines(context, layout, palette, { series, stepSeconds }) {
  const pixelsOf = pixelColumns(layout);
  context.lineJoin = 'round';
  for (const each of series) {
    const color = palette.series(each.color);
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineWidth = each.ghost === 'none' ? LINE_WIDTH : GHOST_WIDTH;
    context.setLineDash(each.dashed ? DASHES : []);
    const pixels = pixelsOf(each.times);
    for (const [first, last] of runsOf(each.times, each.values, stepSeconds)) drawRun(context, layout, each, { pixels, first, last });
  }
  context.setLineDash([]);
}

/**
 * Series of one tick share their column of times, so it is laid out once.
 *
 * @param {Layout} layout
 * @returns {(times: Float64Array) => Float64Array}
 */
function pixelColumns({ x }) {
  /** @type {Map<Float64Array, Float64Array>} */
  const known = new Map();
  return (times) => {
    const made = known.get(times) ?? times.map(x.toPixel);
    known.set(times, made);
    return made;
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Model.ChartSeries} series
 * @param {Run} run
 */
function drawRun(context, layout, series, run) {
  const { pixels, first, last } = run;
  const isGhost = series.ghost !== 'none';
  drawBand(context, layout, series, run);
  context.globalAlpha = isGhost ? GHOST_ALPHA : 1;
  if (first === last) fillDot(context, pixels[first], layout.y.toPixel(series.values[first]), DOT_RADIUS);
  else if (series.dashed || last - first < DENSE * (pixels[last] - pixels[first])) strokeRun(context, layout, series.values, run);
  else fillOutline(context, layout, series.values, run);
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Float64Array} values
 * @param {Run} run
 */
function strokeRun(context, { y }, values, { pixels, first, last }) {
  context.beginPath();
  for (const index of decimate(pixels, values, first, last)) context.lineTo(pixels[index], y.toPixel(values[index]));
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Float64Array} values
 * @param {Run} run
 */
function fillOutline(context, { y }, values, { pixels, first, last }) {
  const half = context.lineWidth / 2;
  const { pixels: columns, low, high } = outline(pixels, values, first, last);
  context.beginPath();
  for (let index = 0; index < columns.length; index++) context.lineTo(columns[index], y.toPixel(high[index]) - half);
  for (let index = columns.length - 1; index >= 0; index--) context.lineTo(columns[index], y.toPixel(low[index]) + half);
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Model.ChartSeries} series
 * @param {Run} run
 */
function drawBand(context, { y }, { min, max }, { pixels, first, last }) {
  if (min === null || max === null) return;
  context.beginPath();
  for (let index = first; index <= last; index++) context.lineTo(pixels[index], y.toPixel(max[index]));
  for (let index = last; index >= first; index--) context.lineTo(pixels[index], y.toPixel(min[index]));
  context.globalAlpha = BAND_ALPHA;
  context.fill();
}

export { drawLines };
