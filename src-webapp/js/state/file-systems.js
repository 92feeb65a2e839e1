import { subjectOf } from './subjects.js';

/**
 * @param {Wire.History | null} history
 * @returns {readonly Model.FileSystem[]} as they were at the end of the span, the fullest first
 */
function fileSystemsOf(history) {
  if (history === null) return [];
  const series = history.series.filter((each) => each.metric_type.startsWith('filesystem.'));
  const mounts = [...new Set(series.map((each) => each.tags))];
  /** @param {string} tags @param {string} metric */
  const last = (tags, metric) => lastValue(series.find((each) => each.tags === tags && each.metric_type === metric));
  const all = mounts.map((tags) => ({
    mount: subjectOf(tags) ?? '',
    usagePercent: last(tags, 'filesystem.usage_percent'),
    usedBytes: last(tags, 'filesystem.used_bytes'),
    totalBytes: last(tags, 'filesystem.total_bytes'),
  }));
  return all.sort((a, b) => (b.usagePercent ?? -1) - (a.usagePercent ?? -1) || (a.mount < b.mount ? -1 : 1));
}

/** @param {Wire.Series | undefined} series */
function lastValue(series) {
  return series?.values.findLast((value) => !Number.isNaN(value)) ?? null;
}

export { fileSystemsOf };
