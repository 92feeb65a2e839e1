import { createCanvas } from './canvas.js';
import { domainOf } from './domain.js';
import { drawChart } from './draw.js';
import { nameOf } from './names.js';
import { drawCursor, drawSelection } from './overlay.js';
import { readPalette } from './palette.js';
import { drawnOf, layoutOf, moved } from './plot-model.js';
import { ticksOf } from './plot-ticks.js';

/** @typedef {ReturnType<typeof createPlot>} Plot */

/** @typedef {{ time: number | null, selected: Model.Span | null, shift: number }} Pointed */
/** @typedef {{ model: Model.Chart, drawn: readonly Model.ChartSeries[], ghosts: readonly Model.ChartSeries[] }} Shown */

/**
 * @typedef {Shown & { pointed: Pointed, layout: import('./layout.js').Layout, palette: import('./draw.js').Palette }} Ready
 */

/** @type {Pointed} */
const NOWHERE = Object.freeze({ time: null, selected: null, shift: 0 });

/**
 * One chart on two canvases: the lines, and above them what follows the pointer. Paints at most once a frame, only what
 * changed, and only while it can be seen; when the page is printed, all of it, in the colours of paper.
 *
 * @param {{ base: HTMLCanvasElement, overlay: HTMLCanvasElement }} canvases of one size
 * @param {Pick<LateDeps, 'screen' | 'format' | 'messages' | 'signal'>} deps
 */
function createPlot({ base, overlay }, deps) {
  const { screen, messages, signal } = deps;
  /** @type {Shown | null} */
  let shown = null;
  let pointed = NOWHERE;
  /** @type {import('./draw.js').Palette | null} */
  let palette = null;
  const layout = () => shown && layoutOf(base, moved(shown.model, pointed.shift), { ...shown, messages });
  /** @param {(context: CanvasRenderingContext2D, picture: Ready) => void} draw */
  const painter = (draw) => (/** @type {CanvasRenderingContext2D} */ context) => {
    const room = layout();
    if (room === null || shown === null) return;
    draw(context, { ...shown, pointed, layout: room, palette: (palette ??= readPalette(screen.styleOf(base))) });
  };
  const lines = createCanvas(base, deps, { draw: painter((context, picture) => paintLines(context, picture, deps)) });
  const pointer = createCanvas(overlay, deps, {
    draw: painter(paintPointer), isBlank: () => pointed.time === null && pointed.selected === null,
  });
  screen.onRestyle(() => { palette = null; lines.schedule(); pointer.schedule(); }, signal);
  screen.onPrint(() => { palette = null; lines.paintNow(); pointer.paintNow(); }, signal);

  return {
    /** @param {Model.Chart | null} model @param {ReadonlySet<string>} [hidden] names of series that are not drawn */
    update(model, hidden = new Set()) {
      shown = model && { model, ...drawnOf(model, (series) => !hidden.has(nameOf(series, messages))) };
      lines.schedule();
      pointer.schedule();
    },
    /** @param {Partial<Pointed>} next */
    point(next) {
      const before = pointed;
      pointed = { ...before, ...next };
      if (pointed.shift !== before.shift) lines.schedule();
      if (pointed.time !== before.time || pointed.selected !== before.selected) pointer.schedule();
    },
    /** @param {number} pixel from the canvas's left edge @returns {number | null} Unix seconds within the span */
    timeAt(pixel) {
      const room = layout();
      return room && room.x.toValue(Math.max(room.left, Math.min(room.right, pixel)));
    },
    /** @param {number} pixel from the canvas's upper edge @returns {boolean} below the plot, where its times are written */
    isOnTimeAxis: (pixel) => pixel > (layout()?.bottom ?? Infinity),
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Ready} picture
 * @param {Pick<LateDeps, 'format' | 'messages'>} deps
 */
function paintLines(context, { model, drawn, ghosts, pointed, layout, palette }, { format, messages }) {
  const shifted = moved(model, pointed.shift);
  drawChart(context, layout, palette, {
    model: shifted, drawn, ghosts,
    noData: messages.noData,
    marks: model.marks.map(({ atSeconds, kind, subject }) => ({ atSeconds, label: messages.mark[kind](subject ?? '').trim() })),
    nameOf: layout.hasNames ? (series) => nameOf(series, messages) : null,
    ticks: ticksOf(layout, shifted, { format, domain: domainOf(model.ceiling, [...drawn, ...ghosts]) }),
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Ready} picture
 */
function paintPointer(context, { drawn, pointed, layout, palette }) {
  if (pointed.selected !== null) drawSelection(context, layout, palette, pointed.selected);
  if (pointed.time !== null) drawCursor(context, layout, palette, { series: drawn, time: pointed.time });
}

export { createPlot };
