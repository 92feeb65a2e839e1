import { domainOf } from './domain.js';
import { drawChart } from './draw.js';
import { layOut } from './layout.js';
import { nameOf } from './names.js';
import { readPalette } from './palette.js';
import { stackSeries } from './stack.js';
import { timeTicks } from './ticks.js';
import { markWriter, marksOf } from './units.js';

/** Room for one label, in CSS pixels. */
const TIME_LABEL_WIDTH = 76;
const VALUE_LABEL_HEIGHT = 36;

/** A name longer than this has no room at a line's end; the legend has it anyway. */
const END_NAME_LENGTH = 7;

const MINUTE = 60;
const DAY = 86_400;

/** @typedef {ReturnType<typeof createPlot>} Plot */

/**
 * A canvas that shows one chart. Sizes itself to its box; paints at most once a frame, only when something
 * changed, and only while it can be seen.
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
  /** @type {readonly Model.ChartSeries[]} */
  let drawn = [];
  let scheduled = false;
  let visible = false;

  function schedule() {
    if (scheduled || !visible) return;
    scheduled = true;
    screen.nextFrame(paint);
  }

  function paint() {
    scheduled = false;
    const layout = currentLayout();
    if (context === null || layout === null || model === null) return;
    palette ??= readPalette(screen.styleOf(canvas));
    prepare(context, layout, screen.pixelRatio());
    drawChart(context, layout, palette, {
      model, drawn, cursor,
      nameOf: layout.hasNames ? (series) => nameOf(series, messages) : null,
      ticks: ticksOf(layout, model, { format, domain: domainOf(model.ceiling, drawn) }),
    });
  }

  const currentLayout = () => (model === null ? null : layoutOf(canvas, model, { drawn, messages }));

  screen.onResize(canvas, schedule, signal);
  screen.onVisible(canvas, (now) => { visible = now; schedule(); }, signal);
  screen.onRestyle(() => { palette = null; schedule(); }, signal);

  return {
    /** @param {Model.Chart | null} next @param {number | null} cursorSeconds */
    update(next, cursorSeconds) {
      if (next === model && cursorSeconds === cursor) return;
      if (next !== model) drawn = drawnOf(next);
      model = next;
      cursor = cursorSeconds;
      schedule();
    },
    /** @param {number} pixel from the canvas's left edge @returns {number | null} Unix seconds */
    timeAt: (pixel) => currentLayout()?.x.toValue(pixel) ?? null,
  };
}

/**
 * @param {Model.Chart | null} model
 * @returns {readonly Model.ChartSeries[]} stacked ones by their upper edges
 */
function drawnOf(model) {
  if (model === null) return [];
  return model.kind === 'stacked' ? stackSeries(model.series) : model.series;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Model.Chart} model
 * @param {{ drawn: readonly Model.ChartSeries[], messages: ViewDeps['messages'] }} what
 * @returns {import('./layout.js').Layout | null} null while there is nothing to show or no room
 */
function layoutOf(canvas, { kind, unit, ceiling, series, fromSeconds, toSeconds }, { drawn, messages }) {
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  if (size.width === 0 || toSeconds <= fromSeconds) return null;
  const named = kind === 'lines' && series.every((each) => nameOf(each, messages).length <= END_NAME_LENGTH);
  return layOut(size, [fromSeconds, toSeconds], domainOf(ceiling, drawn), { longMarks: unit !== 'percent', named });
}

/**
 * An empty bitmap as fine as the screen.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {import('./layout.js').Layout} layout
 * @param {number} ratio
 */
function prepare(context, layout, ratio) {
  const { canvas } = context;
  const width = Math.round(layout.width * ratio);
  const height = Math.round(layout.height * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, layout.width, layout.height);
}

/**
 * @param {import('./layout.js').Layout} layout
 * @param {Model.Chart} model
 * @param {{ format: import('../lib/format.js').Format, domain: [number, number] }} axis
 */
function ticksOf(layout, { fromSeconds, toSeconds, unit }, { format, domain }) {
  const times = Math.max(2, Math.floor((layout.right - layout.left) / TIME_LABEL_WIDTH));
  const values = Math.max(2, Math.floor((layout.bottom - layout.top) / VALUE_LABEL_HEIGHT) + 1);
  const moments = timeTicks(fromSeconds, toSeconds, times, localOffsetSeconds);
  const label = timeLabel(moments, toSeconds - fromSeconds, format);
  const mark = markWriter(unit, format);
  return {
    x: moments.map((at) => ({ at, label: label(at) })),
    y: marksOf(unit, domain, values).map((at) => ({ at, label: mark(at) })),
  };
}

/**
 * @param {readonly number[]} moments
 * @param {number} span seconds
 * @param {import('../lib/format.js').Format} format
 * @returns {(epochSeconds: number) => string} as fine as the distance of the ticks needs
 */
function timeLabel(moments, span, format) {
  const step = moments.length < 2 ? span : moments[1] - moments[0];
  if (step < MINUTE) return format.timeOfDay;
  return step < DAY ? format.hourMinute : format.dayMonth;
}

/** @param {number} epochSeconds */
function localOffsetSeconds(epochSeconds) {
  return -new Date(epochSeconds * 1000).getTimezoneOffset() * MINUTE;
}

export { createPlot };
