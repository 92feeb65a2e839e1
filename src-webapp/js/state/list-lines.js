/**
 * The lines of the list of hosts, thousands of them, made one by one when they come in sight. Grouped, each group of
 * hosts has a line of its own before them.
 */

/**
 * @param {number} hosts how many match
 * @param {readonly Wire.HostGroup[] | null} groups in the order of the hosts; null for one order over all
 */
function layOutLines(hosts, groups) {
  if (groups === null) return { count: hosts, placeOf: flatPlace, lineOf: (/** @type {number} */ host) => host };
  let total = 0;
  const starts = groups.map((group, index) => {
    const start = total + index;
    total += group.hosts;
    return start;
  });

  /** @param {number} line @returns {Place} */
  const placeOf = (line) => {
    const group = Math.max(0, starts.findLastIndex((start) => start <= line));
    return starts[group] === line ? { group, host: null } : { group, host: line - group - 1 };
  };
  /** @param {number} host @returns {number} its line */
  const lineOf = (host) => host + Math.max(1, starts.filter((start, index) => start - index <= host).length);
  return { count: total + groups.length, placeOf, lineOf };
}

/** @typedef {{ readonly group: number | null, readonly host: number | null }} Place a host by its index, or a group's own line */

/** @param {number} line @returns {Place} */
function flatPlace(line) {
  return { group: null, host: line };
}

export { layOutLines };
