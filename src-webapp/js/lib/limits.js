/** Sizes that more than one layer has to agree on. */

/** Hosts on one page of the list. */
const PAGE_SIZE = 50;

/** Hosts side by side in a comparison. */
const MAX_COMPARED = 12;

/** The most points of one series in a chart. */
const CHART_POINTS = 360;

export { CHART_POINTS, MAX_COMPARED, PAGE_SIZE };
