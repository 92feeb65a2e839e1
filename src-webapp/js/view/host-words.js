/** How a host's state is said in words; shared by every view that shows one. */

/**
 * @param {Model.HostRow} host
 * @param {Pick<ViewDeps, 'messages' | 'format'>} deps
 * @returns {string} as in `late: last push 45 s ago`
 */
function stateSentence(host, { messages, format }) {
  const silent = format.duration(host.silentSeconds);
  switch (host.state) {
    case 'online': return messages.state.online;
    case 'late': return messages.lateFor(silent);
    case 'offline': return messages.offlineFor(silent);
  }
}

/**
 * @param {Model.HostRow} host
 * @returns {string} tags as an operator writes them, sorted by key
 */
function tagText(host) {
  return sortedTags(host).map(([key, value]) => `${key}=${value}`).join(' ');
}

/**
 * @param {Model.HostRow} host
 * @returns {string} the tags' values alone, for narrow places
 */
function tagValues(host) {
  return sortedTags(host).map(([, value]) => value).join(' · ');
}

/** @param {Model.HostRow} host */
function sortedTags(host) {
  return Object.entries(host.tags).sort(([a], [b]) => (a < b ? -1 : 1));
}

export { stateSentence, tagText, tagValues };
