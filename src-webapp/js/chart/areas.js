import { runsOf } from './gaps.js';

const FILL_ALPHA = 0.75;

/** Of what is no use of the whole, as free memory is: a faint ground below a whole edge. */
const DASHED_ALPHA = 0.25;
const DASHED_EDGE_WIDTH = 1.5;

/**
 * Draws stacked series as areas, each from the upper edge of the one below it; a thin line of the surface's colour
 * keeps neighbours apart without colour.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {import('./layout.js').Layout} layout
 * @param {import('./draw.js').Palette} palette
 * @param {{ edges: readonly Model.ChartSeries[], stepSeconds: number }} stack the lowest first, with equal times
 */
function drawAreas(context, layout, palette, { edges, stepSeconds }) {
  if (edges.length === 0) return;
  const { times } = edges[0];
  const runs = runsOf(times, edges[0].values, stepSeconds);
  const pixels = times.map((time) => layout.x.toPixel(time));
  edges.forEach(({ color, values, dashed }, index) => {
    const floor = index === 0 ? new Float64Array(values.length) : edges[index - 1].values;
    for (const [first, last] of runs) {
      context.fillStyle = palette.series(color);
      context.strokeStyle = dashed ? palette.series(color) : palette.surface;
      context.lineWidth = dashed ? DASHED_EDGE_WIDTH : 1;
      context.globalAlpha = dashed ? DASHED_ALPHA : FILL_ALPHA;
      fillBetween(context, layout, { pixels, floor, values, first, last });
      context.globalAlpha = 1;
      strokeEdge(context, layout, { pixels, values, first, last });
    }
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./layout.js').Layout} layout
 * @param {{ pixels: Float64Array, floor: Float64Array, values: Float64Array, first: number, last: number }} area
 */
function fillBetween(context, layout, { pixels, floor, values, first, last }) {
  context.beginPath();
  for (let index = first; index <= last; index++) context.lineTo(pixels[index], layout.y.toPixel(values[index]));
  for (let index = last; index >= first; index--) context.lineTo(pixels[index], layout.y.toPixel(floor[index]));
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./layout.js').Layout} layout
 * @param {{ pixels: Float64Array, values: Float64Array, first: number, last: number }} edge
 */
function strokeEdge(context, layout, { pixels, values, first, last }) {
  context.beginPath();
  for (let index = first; index <= last; index++) context.lineTo(pixels[index], layout.y.toPixel(values[index]));
  context.stroke();
}

export { drawAreas };
