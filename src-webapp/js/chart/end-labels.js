/** Names at the ends of the lines, so that a line is known without its colour. */

const OFFSET = 6;
const LINE_HEIGHT = 14;

/** Lines of hosts that push by turns end apart by less than this part of the plot. */
const NEAR = 0.12;

/** @typedef {{ readonly series: Model.ChartSeries, readonly x: number, readonly y: number }} EndLabel */

/**
 * @param {readonly Model.ChartSeries[]} series
 * @param {import('./layout.js').Layout} layout
 * @returns {EndLabel[]} at the last value of each series, moved apart where they would overlap
 */
function placeEndLabels(series, layout) {
  const labels = series.flatMap((each) => {
    const { times, values } = each;
    const last = values.findLastIndex((value) => !Number.isNaN(value));
    return last < 0 ? [] : [{ series: each, x: endOf(layout, times[last]) + OFFSET, y: layout.y.toPixel(values[last]) }];
  });
  return moveApart(labels.sort((a, b) => a.y - b.y), layout.bottom);
}

/**
 * A line that ends just before the edge has its name beyond it, below the others and not over them.
 *
 * @param {import('./layout.js').Layout} layout
 * @param {number} last moment of a line
 */
function endOf({ x, left, right }, last) {
  return right - x.toPixel(last) < NEAR * (right - left) ? right : x.toPixel(last);
}

/**
 * Each label at least a line below the one above it; what is pushed out at the bottom pushes the others up.
 *
 * @param {readonly EndLabel[]} labels by their height, the uppermost first
 * @param {number} bottom
 * @returns {EndLabel[]}
 */
function moveApart(labels, bottom) {
  /** @type {EndLabel[]} */
  const placed = [];
  labels.forEach((label, index) => {
    const above = placed[index - 1]?.y ?? -Infinity;
    const lowest = bottom - (labels.length - 1 - index) * LINE_HEIGHT;
    placed.push({ ...label, y: Math.min(lowest, Math.max(label.y, above + LINE_HEIGHT)) });
  });
  return placed;
}

export { placeEndLabels };
