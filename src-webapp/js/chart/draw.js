import { drawAreas } from './areas.js';
import { drawAxes } from './axes.js';
import { decimate } from './decimate.js';
import { placeEndLabels } from './end-labels.js';
import { runsOf } from './gaps.js';
import { nearestIndex } from './hit.js';
import { fillDot, strokeLine } from './strokes.js';

/** Draws a chart on a 2D context whose unit is the CSS pixel. Colours and labels are given; nothing is looked up. */

/** @typedef {import('./layout.js').Layout} Layout */

/**
 * @typedef {object} Palette
 * @property {string} text of labels
 * @property {string} grid
 * @property {string} cursor
 * @property {string} surface behind the lines
 * @property {string} font shorthand, as the context wants it
 * @property {(color: string) => string} series by the name of a colour
 */

/** @typedef {import('./axes.js').Ticks} Ticks */

/**
 * @typedef {object} Picture
 * @property {Pick<Model.Chart, 'kind' | 'stepSeconds'>} model
 * @property {readonly Model.ChartSeries[]} drawn stacked ones by their upper edges
 * @property {{ x: Ticks, y: Ticks }} ticks
 * @property {number | null} cursor Unix seconds; null for none
 * @property {((series: Model.ChartSeries) => string) | null} nameOf written at the lines' ends; null without room
 */

const DOT_RADIUS = 3;
const BAND_ALPHA = 0.16;

/** Of the second of two lines in one colour. */
const DASHES = [5, 3];

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Palette} palette
 * @param {Picture} picture
 */
function drawChart(context, layout, palette, { model, drawn, ticks, cursor, nameOf }) {
  drawAxes(context, layout, palette, ticks);
  const { kind, stepSeconds } = model;
  if (kind === 'stacked') drawAreas(context, layout, palette, { edges: drawn, stepSeconds });
  else for (const series of drawn) drawSeries(context, layout, series, { color: palette.series(series.color), stepSeconds });
  if (nameOf !== null) drawNames(context, layout, palette, { series: drawn, nameOf });
  if (cursor !== null) drawCursor(context, layout, palette, { series: drawn, time: cursor });
}

/**
 * Band, line, and a dot for each point that stands alone between two gaps.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Model.ChartSeries} series
 * @param {{ color: string, stepSeconds: number }} style
 */
function drawSeries(context, layout, series, { color, stepSeconds }) {
  const pixels = series.times.map((time) => layout.x.toPixel(time));
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.setLineDash(series.dashed ? DASHES : []);
  for (const [first, last] of runsOf(series.times, series.values, stepSeconds)) {
    drawBand(context, layout, series, { pixels, first, last });
    if (first === last) fillDot(context, pixels[first], layout.y.toPixel(series.values[first]), DOT_RADIUS / 2);
    else strokeRun(context, layout, series.values, { pixels, first, last });
  }
  context.setLineDash([]);
}

/** @typedef {{ pixels: Float64Array, first: number, last: number }} Run */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Float64Array} values
 * @param {Run} run
 */
function strokeRun(context, layout, values, { pixels, first, last }) {
  context.beginPath();
  for (const index of decimate(pixels, values, first, last)) {
    context.lineTo(pixels[index], layout.y.toPixel(values[index]));
  }
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Model.ChartSeries} series
 * @param {Run} run
 */
function drawBand(context, layout, { min, max }, { pixels, first, last }) {
  if (min === null || max === null) return;
  context.beginPath();
  for (let index = first; index <= last; index++) context.lineTo(pixels[index], layout.y.toPixel(max[index]));
  for (let index = last; index >= first; index--) context.lineTo(pixels[index], layout.y.toPixel(min[index]));
  context.globalAlpha = BAND_ALPHA;
  context.fill();
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Palette} palette
 * @param {{ series: readonly Model.ChartSeries[], nameOf: (series: Model.ChartSeries) => string }} names
 */
function drawNames(context, layout, palette, { series, nameOf }) {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { series: named, x, y } of placeEndLabels(series, layout)) {
    context.fillStyle = palette.series(named.color);
    context.fillText(nameOf(named), x, y);
  }
}

/**
 * A line through all series at one moment, and a dot on each.
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

export { drawChart };
