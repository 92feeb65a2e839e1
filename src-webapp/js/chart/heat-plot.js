import { drawHeat } from './heat-draw.js';
import { layOutCells } from './heat-layout.js';
import { readPalette } from './palette.js';

/**
 * A canvas that shows a heat strip. Paints at most once a frame, only when something changed, and only in sight.
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
  let scheduled = false;
  let visible = false;

  function schedule() {
    if (scheduled || !visible) return;
    scheduled = true;
    screen.nextFrame(paint);
  }

  const layout = () => layOutCells(strip?.values.length ?? 0, canvas.clientWidth);

  function paint() {
    scheduled = false;
    if (context === null || strip === null || canvas.clientWidth === 0) return;
    const cells = layout();
    resize(cells.height);
    palette ??= readPalette(screen.styleOf(canvas));
    const ratio = screen.pixelRatio();
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(cells.height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawHeat(context, cells, palette, strip);
  }

  screen.onResize(canvas, schedule, signal);
  screen.onVisible(canvas, (now) => { visible = now; schedule(); }, signal);
  screen.onRestyle(() => { palette = null; schedule(); }, signal);

  return {
    layout,
    /** @param {Model.HeatStrip} next */
    update(next) {
      if (next === strip) return;
      const grown = next.values.length !== strip?.values.length;
      strip = next;
      // At once, so that what stands below does not move when it is painted.
      if (grown && canvas.clientWidth > 0) resize(layout().height);
      schedule();
    },
  };
}

export { createHeatPlot };
