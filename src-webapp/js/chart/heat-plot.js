import { drawHeat } from './heat-draw.js';
import { layOutCells } from './heat-layout.js';
import { readPalette } from './palette.js';

/** @typedef {{ strip: Model.HeatStrip, palette: import('./draw.js').Palette, width: number, ratio: number }} Picture */

/**
 * A canvas that shows a heat strip. Paints only when something changed, only what did, and only in sight. What a refresh
 * brings is painted in the frame of the refresh: another frame would lay out and paint the page once more.
 *
 * @param {HTMLCanvasElement} canvas as wide as its box; `resize` is told how high it has to be
 * @param {Pick<ViewDeps, 'screen' | 'signal'>} deps
 * @param {(height: number) => void} resize
 */
function createHeatPlot(canvas, { screen, signal }, resize) {
  const context = canvas.getContext('2d');
  /** @type {Model.HeatStrip | null} */
  let strip = null;
  /** @type {import('./draw.js').Palette | null} */
  let palette = null;
  /** CSS pixels; read when it may have changed, since reading lays out the page. */
  let width = 0;
  /** @type {Picture | null} what is on the canvas */
  let painted = null;
  let visible = false;
  const layout = () => layOutCells(strip?.values.length ?? 0, width);

  const schedule = () => { if (visible) screen.nextFrame(paint); };

  function paint() {
    if (context === null || strip === null || width === 0) return;
    const cells = layout();
    resize(cells.height);
    palette ??= readPalette(screen.styleOf(canvas));
    const picture = { strip, palette, width, ratio: screen.pixelRatio() };
    const shown = painted !== null && differInValuesAlone(painted, picture) ? painted.strip : null;
    if (shown === null) prepare(context, picture, cells.height);
    drawHeat(context, cells, palette, strip, shown);
    painted = picture;
  }

  // What is hidden has no width, and comes back as it was.
  const measure = () => { width = canvas.clientWidth || width; };

  screen.onResize(canvas, () => { measure(); schedule(); }, signal);
  screen.onVisible(canvas, (now) => { visible = now; schedule(); }, signal);
  screen.onRestyle(() => { palette = null; schedule(); }, signal);

  return {
    layout,
    /** @param {Model.HeatStrip} next */
    update(next) {
      if (next === strip) return;
      const grown = next.values.length !== strip?.values.length;
      strip = next;
      if (grown) measure();
      // At once, so that what stands below does not move when it is painted.
      if (grown && width > 0) resize(layout().height);
      if (visible) paint();
    },
  };
}

/**
 * @param {Picture} a
 * @param {Picture} b
 * @returns {boolean} marks of states reach over the edges of their cells, so another state is drawn with all others
 */
function differInValuesAlone(a, b) {
  return a.palette === b.palette && a.width === b.width && a.ratio === b.ratio
    && a.strip.metric === b.strip.metric && a.strip.states.length === b.strip.states.length
    && a.strip.states.every((state, index) => state === b.strip.states[index]);
}

/**
 * Empties the canvas and makes its unit the CSS pixel.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {number} height CSS pixels
 */
function prepare(context, { width, ratio }, height) {
  context.canvas.width = Math.round(width * ratio);
  context.canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

export { createHeatPlot };
