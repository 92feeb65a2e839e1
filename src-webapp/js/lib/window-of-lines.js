/** Which lines of a long list are in sight. */

/** Lines drawn beyond both edges, so that the next one is there before it is scrolled or tabbed to. */
const AROUND = 6;

/** Browsers scroll to whole pixels of the screen, which need not be whole ones of the page. */
const ROUNDING = 0.02;

/**
 * @param {object} list
 * @param {number} list.top of its first line, in CSS pixels from the top of the window; negative when scrolled past
 * @param {number} list.covered height of what stays at the window's upper edge, over the lines
 * @param {number} list.lineHeight CSS pixels
 * @param {number} list.count of lines
 * @param {number} windowHeight CSS pixels
 * @returns {{ first: number, last: number, sight: number }} lines to draw, `last` excluded, and the first one in sight
 */
function linesInSight({ top, covered, lineHeight, count }, windowHeight) {
  const sight = Math.min(Math.max(0, count - 1), Math.max(0, Math.floor((covered - top) / lineHeight + ROUNDING)));
  const end = Math.ceil((windowHeight - top) / lineHeight);
  return {
    sight,
    first: Math.max(0, Math.min(sight, count) - AROUND),
    last: Math.max(0, Math.min(count, end + AROUND)),
  };
}

export { linesInSight };
