import { runsOf } from './gaps.js';

const FILL_ALPHA = 0.75;

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
  context.lineWidth = 1;
  edges.forEach(({ color, values }, index) => {
    const floor = index === 0 ? new Float64Array(values.length) : edges[index - 1].values;
    for (const [first, last] of runs) {
      fillBetween(context, layout, { pixels, floor, values, first, last, color: palette.series(color) });
      strokeEdge(context, layout, { pixels, values, first, last, color: palette.surface });
    }
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./layout.js').Layout} layout
 * @param {{ pixels: Float64Array, floor: Float64Array, values: Float64Array, first: number, last: number, color: string }} area
 */
function fillBetween(context, layout, { pixels, floor, values, first, last, color }) {
  context.fillStyle = color;
  context.beginPath();
  for (let index = first; index <= last; index++) context.lineTo(pixels[index], layout.y.toPixel(values[index]));
  for (let index = last; index >= first; index--) context.lineTo(pixels[index], layout.y.toPixel(floor[index]));
  context.globalAlpha = FILL_ALPHA;
  context.fill();
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./layout.js').Layout} layout
 * @param {{ pixels: Float64Array, values: Float64Array, first: number, last: number, color: string }} edge
 */
function strokeEdge(context, layout, { pixels, values, first, last, color }) {
  context.strokeStyle = color;
  context.beginPath();
  for (let index = first; index <= last; index++) context.lineTo(pixels[index], layout.y.toPixel(values[index]));
  context.stroke();
}

export { drawAreas };
