import { cellCorner, sideOf } from './heat-layout.js';
import { strokeLine } from './strokes.js';

/** The faintest fill, so that a host at rest is still there. */
const FAINTEST = 0.1;

/**
 * Draws one cell a host: the fuller its colour, the higher its value. A host without a value is an empty frame; one that
 * is offline is crossed out, one that is late has a notch, so no state is told by colour alone.
 *
 * @param {CanvasRenderingContext2D} context its unit is the CSS pixel
 * @param {import('./heat-layout.js').HeatLayout} layout
 * @param {import('./draw.js').Palette} palette
 * @param {Model.HeatStrip} strip
 * @param {Model.HeatStrip | null} shown what is there already, with the same metric, cells and states: only other values
 *   are drawn; null for an empty canvas
 */
function drawHeat(context, layout, palette, strip, shown) {
  const side = sideOf(layout);
  const color = palette.series(strip.metric);
  strip.values.forEach((value, index) => {
    if (shown !== null && shown.values[index] === value) return;
    const cell = { ...cellCorner(layout, index), side };
    if (shown !== null) context.clearRect(cell.x, cell.y, side, side);
    drawValue(context, cell, { value, color, empty: palette.grid });
    drawState(context, cell, { state: strip.states[index], palette });
  });
}

/** @typedef {{ readonly x: number, readonly y: number, readonly side: number }} Cell */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Cell} cell
 * @param {{ value: number | null, color: string, empty: string }} what value 0–100
 */
function drawValue(context, cell, { value, color, empty }) {
  if (value === null) return frame(context, cell, empty);
  context.fillStyle = color;
  context.globalAlpha = FAINTEST + (1 - FAINTEST) * Math.min(1, Math.max(0, value / 100));
  context.fillRect(cell.x, cell.y, cell.side, cell.side);
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Cell} cell
 * @param {{ state: Model.HostState, palette: import('./draw.js').Palette }} what
 */
function drawState(context, { x, y, side }, { state, palette }) {
  if (state === 'online') return;
  const color = palette.series(state);
  if (state === 'late') {
    context.fillStyle = color;
    context.fillRect(x, y + side - side / 3, side, side / 3);
    return;
  }
  context.clearRect(x, y, side, side);
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  strokeLine(context, x, y, x + side, y + side);
  strokeLine(context, x, y + side, x + side, y);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Cell} cell
 * @param {string} color
 */
function frame(context, { x, y, side }, color) {
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1);
}

export { drawHeat };
