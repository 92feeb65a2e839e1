import { domainOf } from './domain.js';
import { layOut, namesWidth } from './layout.js';
import { nameOf } from './names.js';
import { stackBars, stackSeries } from './stack.js';

/** From a chart's model to what is drawn of it, and where. */

/** More names than these at the lines' ends cannot be told apart. */
const MOST_NAMES = 8;

/**
 * @param {Model.Chart} model
 * @param {number} seconds later
 * @returns {Model.Chart}
 */
function moved(model, seconds) {
  if (seconds === 0) return model;
  return { ...model, fromSeconds: model.fromSeconds + seconds, toSeconds: model.toSeconds + seconds };
}

/**
 * @param {Model.Chart} model
 * @param {(series: Model.ChartSeries) => boolean} isShown
 */
function drawnOf({ kind, series, ghosts }, isShown) {
  const drawn = series.filter(isShown);
  // A ghost goes with the line that it is the past of.
  const left = ghosts.filter((ghost) => isShown({ ...ghost, ghost: 'none' }));
  switch (kind) {
    case 'lines': return { drawn, ghosts: left };
    case 'stacked': return { drawn: stackSeries(drawn), ghosts: stackSeries(left).slice(-1) };
    case 'bars': return { drawn: stackBars(drawn), ghosts: stackSeries(left).slice(-1) };
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Model.Chart} model
 * @param {{ drawn: readonly Model.ChartSeries[], ghosts: readonly Model.ChartSeries[], messages: LateDeps['messages'] }} what
 * @returns {import('./layout.js').Layout | null} null while there is nothing to show or no room
 */
function layoutOf(canvas, { kind, unit, ceiling, fromSeconds, toSeconds }, { drawn, ghosts, messages }) {
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  if (size.width === 0 || toSeconds <= fromSeconds) return null;
  const names = kind === 'lines' && drawn.length <= MOST_NAMES ? drawn.map((series) => nameOf(series, messages)) : [];
  const room = { longMarks: unit !== 'percent', names: namesWidth(names, size.width) };
  return layOut(size, [fromSeconds, toSeconds], domainOf(ceiling, [...drawn, ...ghosts]), room);
}

export { drawnOf, layoutOf, moved };
