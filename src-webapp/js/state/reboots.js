/** Marks of a chart: when the host was started anew. */

/** A clock that is put right moves the boot time by this much without a reboot; a machine is not up again so soon. */
const SAME_BOOT_SECONDS = 60;

/**
 * The kernel tells when it was booted, so a reboot is known to the second, however coarse the points are.
 *
 * @param {Wire.History} history
 * @param {string} host
 * @param {string | null} [subject] what the marks are called after, where a chart shows several hosts
 * @returns {readonly Model.ChartMark[]} within the span, ascending
 */
function rebootsOf(history, host, subject = null) {
  const series = history.series.find((each) => each.metric_type === 'system.boot_time_seconds' && each.host === host);
  if (series === undefined) return [];
  /** @type {number[]} */
  const reboots = [];
  // A bucket in which the host was rebooted has both times; the newest is that of its last reboot.
  (series.max ?? series.values).forEach((boot, index) => {
    const before = series.timestamps[index - 1] ?? history.from;
    const known = reboots[reboots.length - 1] ?? -Infinity;
    const isNew = boot - known > SAME_BOOT_SECONDS && boot >= before - SAME_BOOT_SECONDS;
    if (isNew && boot >= history.from && boot <= history.to) reboots.push(boot);
  });
  return reboots.map((atSeconds) => ({ atSeconds, kind: 'reboot', subject }));
}

export { rebootsOf };
