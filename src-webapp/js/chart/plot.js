import { drawChart } from './draw.js';
import { layOut } from './layout.js';
import { readPalette } from './palette.js';
import { timeTicks, valueTicks } from './ticks.js';

/** The axis of percentages is always whole, so two charts are read on one scale. */
const PERCENT_AXIS = /** @type {const} */ ([0, 100]);

/** Room for one label, in CSS pixels. */
const TIME_LABEL_WIDTH = 76;
const VALUE_LABEL_HEIGHT = 36;

const MINUTE = 60;
const DAY = 86_400;

/** @typedef {ReturnType<typeof createPlot>} Plot */

/**
 * A canvas that shows one chart. Sizes itself to its box; paints at most once a frame, and only when something changed.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Pick<ViewDeps, 'screen' | 'format' | 'messages' | 'signal'>} deps
 */
function createPlot(canvas, { screen, format, messages, signal }) {
  const context = canvas.getContext('2d');
  /** @type {Model.Chart | null} */
  let model = null;
  /** @type {number | null} */
  let cursor = null;
  /** @type {import('./draw.js').Palette | null} */
  let palette = null;
  let scheduled = false;
  /** @param {Model.Quantity} quantity */
  const nameOf = (quantity) => messages.quantity[quantity];

  function schedule() {
    if (scheduled) return;
    scheduled = true;
    screen.nextFrame(paint);
  }

  function paint() {
    scheduled = false;
    const layout = currentLayout();
    if (context === null || layout === null || model === null) return;
    palette ??= readPalette(screen.styleOf(canvas));
    fitBitmap(canvas, layout, screen.pixelRatio());
    context.setTransform(screen.pixelRatio(), 0, 0, screen.pixelRatio(), 0, 0);
    context.clearRect(0, 0, layout.width, layout.height);
    drawChart(context, layout, palette, { model, cursor, nameOf: layout.hasNames ? nameOf : null, ticks: ticksOf(layout, model, format) });
  }

  /** @returns {import('./layout.js').Layout | null} null while there is nothing to show or no room */
  function currentLayout() {
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    if (model === null || size.width === 0 || model.toSeconds <= model.fromSeconds) return null;
    return layOut(size, [model.fromSeconds, model.toSeconds], PERCENT_AXIS);
  }

  screen.onResize(canvas, schedule, signal);
  screen.onRestyle(() => { palette = null; schedule(); }, signal);

  return {
    /** @param {Model.Chart | null} next @param {number | null} cursorSeconds */
    update(next, cursorSeconds) {
      if (next === model && cursorSeconds === cursor) return;
      model = next;
      cursor = cursorSeconds;
      schedule();
    },
    /** @param {number} pixel from the canvas's left edge @returns {number | null} Unix seconds */
    timeAt: (pixel) => currentLayout()?.x.toValue(pixel) ?? null,
  };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import('./layout.js').Layout} layout
 * @param {number} ratio
 */
function fitBitmap(canvas, layout, ratio) {
  const width = Math.round(layout.width * ratio);
  const height = Math.round(layout.height * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/**
 * @param {import('./layout.js').Layout} layout
 * @param {Model.Chart} model
 * @param {import('../lib/format.js').Format} format
 */
function ticksOf(layout, { fromSeconds, toSeconds }, format) {
  const times = Math.max(2, Math.floor((layout.right - layout.left) / TIME_LABEL_WIDTH));
  const values = Math.max(2, Math.floor((layout.bottom - layout.top) / VALUE_LABEL_HEIGHT) + 1);
  const moments = timeTicks(fromSeconds, toSeconds, times, localOffsetSeconds);
  const label = timeLabel(moments, format);
  return {
    x: moments.map((at) => ({ at, label: label(at) })),
    y: valueTicks(...PERCENT_AXIS, values).map((at) => ({ at, label: format.wholePercent(at) })),
  };
}

/**
 * @param {readonly number[]} moments
 * @param {import('../lib/format.js').Format} format
 * @returns {(epochSeconds: number) => string} as fine as the distance of the ticks needs
 */
function timeLabel(moments, format) {
  const step = moments.length < 2 ? MINUTE : moments[1] - moments[0];
  if (step < MINUTE) return format.timeOfDay;
  return step < DAY ? format.hourMinute : format.dayMonth;
}

/** @param {number} epochSeconds */
function localOffsetSeconds(epochSeconds) {
  return -new Date(epochSeconds * 1000).getTimezoneOffset() * MINUTE;
}

export { createPlot };
