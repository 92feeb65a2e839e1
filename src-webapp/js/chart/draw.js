import { drawAreas } from './areas.js';
import { drawAxes } from './axes.js';
import { drawBars } from './bars.js';
import { placeEndLabels } from './end-labels.js';
import { gapsOf } from './gaps.js';
import { drawLines } from './lines.js';
import { drawGaps, drawMarks } from './marks.js';

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
 * @property {Pick<Model.Chart, 'kind' | 'fromSeconds' | 'toSeconds' | 'stepSeconds'>} model
 * @property {readonly Model.ChartSeries[]} drawn stacked ones by their upper edges
 * @property {readonly Model.ChartSeries[]} ghosts likewise
 * @property {readonly { readonly atSeconds: number, readonly label: string }[]} marks
 * @property {{ x: Ticks, y: Ticks }} ticks
 * @property {string} noData word for a stretch without any
 * @property {((series: Model.ChartSeries) => string) | null} nameOf written at the lines' ends; null without room
 */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Palette} palette
 * @param {Picture} picture
 */
function drawChart(context, layout, palette, { model, drawn, ghosts, marks, ticks, noData, nameOf }) {
  const { kind, stepSeconds, fromSeconds, toSeconds } = model;
  drawAxes(context, layout, palette, ticks);
  context.save();
  clipToPlot(context, layout);
  if (drawn.length > 0) {
    drawGaps(context, layout, palette, { gaps: gapsOf(drawn, stepSeconds, { from: fromSeconds, to: toSeconds }), word: noData });
  }
  if (kind === 'stacked') drawAreas(context, layout, palette, { edges: drawn, stepSeconds });
  if (kind === 'bars') drawBars(context, layout, palette, { edges: drawn, stepSeconds });
  drawLines(context, layout, palette, { series: kind === 'lines' ? [...ghosts, ...drawn] : ghosts.slice(-1), stepSeconds });
  drawMarks(context, layout, palette, marks);
  context.restore();
  if (nameOf !== null) drawNames(context, layout, palette, { series: drawn, nameOf });
}

/**
 * Lines may reach out of the plot while a span is dragged.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 */
function clipToPlot(context, { left, right, top, bottom }) {
  context.beginPath();
  context.rect(left, top - 2, right - left + 2, bottom - top + 4);
  context.clip();
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

export { drawChart };
