import { strokeLine } from './strokes.js';

/** @typedef {import('./layout.js').Layout} Layout */
/** A major tick has a line through the whole plot: a new day. @typedef {readonly { at: number, label: string, major?: boolean }[]} Ticks */

const LABEL_GAP = 8;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {import('./draw.js').Palette} palette
 * @param {{ x: Ticks, y: Ticks }} ticks
 */
function drawAxes(context, layout, palette, ticks) {
  context.font = palette.font;
  context.fillStyle = palette.text;
  context.strokeStyle = palette.grid;
  context.lineWidth = 1;
  drawValueAxis(context, layout, ticks.y);
  drawTimeAxis(context, layout, ticks.x);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Ticks} ticks
 */
function drawValueAxis(context, layout, ticks) {
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { at, label } of ticks) {
    const y = Math.round(layout.y.toPixel(at)) + 0.5;
    strokeLine(context, layout.left, y, layout.right, y);
    context.fillText(label, layout.left - LABEL_GAP, y);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Ticks} ticks
 */
function drawTimeAxis(context, layout, ticks) {
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const { at, label, major = false } of ticks) {
    const x = Math.round(layout.x.toPixel(at)) + 0.5;
    strokeLine(context, x, major ? layout.top : layout.bottom, x, layout.bottom + 4);
    context.fillText(label, x, layout.bottom + LABEL_GAP);
  }
}

export { drawAxes };
