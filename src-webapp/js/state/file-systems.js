import { outlookOf } from './growth.js';
import { subjectOf } from './subjects.js';

/**
 * @param {readonly Wire.LatestSample[]} latest of one host
 * @param {Wire.History | null} growth its `filesystem.used_bytes` of the last days
 * @returns {readonly Model.FileSystem[]} as they were told of last, the fullest first
 */
function fileSystemsOf(latest, growth) {
  const samples = latest.filter(({ metric_type }) => metric_type.startsWith('filesystem.'));
  const mounts = [...new Set(samples.map(({ tags }) => tags))];
  const all = mounts.map((tags) => {
    /** @param {string} metric */
    const value = (metric) => samples.find((each) => each.tags === tags && each.metric_type === metric)?.value ?? null;
    return { mount: subjectOf(tags) ?? '', ...usage(value), outlook: outlookOf(growth, tags, value('filesystem.available_bytes')) };
  });
  return all.sort((a, b) => (b.usagePercent ?? -1) - (a.usagePercent ?? -1) || (a.mount < b.mount ? -1 : 1));
}

/** @param {(metric: string) => number | null} value */
function usage(value) {
  return {
    usagePercent: value('filesystem.usage_percent'),
    usedBytes: value('filesystem.used_bytes'),
    totalBytes: value('filesystem.total_bytes'),
  };
}

export { fileSystemsOf };
