/** Sizes that more than one layer has to agree on. */

/** Hosts that one question about the list brings, and how often another one is asked while scrolling. */
const LIST_LIMIT = 150;
const LIST_STEP = 25;

/** Hosts side by side in a comparison. */
const MAX_COMPARED = 12;

/** The most points of one series in a chart: a year has one a day. */
const CHART_POINTS = 400;

/** As above, where many hosts share a chart. */
const COMPARED_POINTS = 240;

/** The little histories beside the rows of the list: their span and the distance of their points. */
const SPARK_SECONDS = 900;
const SPARK_STEP_SECONDS = 30;

/**
 * @param {number} row index of the first host in sight
 * @returns {number} of the first host to ask for: some before, the rest after
 */
function listOffset(row) {
  return Math.max(0, (Math.floor(row / LIST_STEP) - 1) * LIST_STEP);
}

export { CHART_POINTS, COMPARED_POINTS, LIST_LIMIT, LIST_STEP, MAX_COMPARED, SPARK_SECONDS, SPARK_STEP_SECONDS, listOffset };
