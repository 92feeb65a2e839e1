/** Sizes that more than one layer has to agree on. */

/** Hosts on one page of the list. */
const PAGE_SIZE = 50;

/** Hosts side by side in a comparison. */
const MAX_COMPARED = 12;

/** The most points of one series in a chart: a year has one a day. */
const CHART_POINTS = 400;

/** As above, where many hosts share a chart. */
const COMPARED_POINTS = 240;

export { CHART_POINTS, COMPARED_POINTS, MAX_COMPARED, PAGE_SIZE };
