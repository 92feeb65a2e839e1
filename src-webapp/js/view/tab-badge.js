import { setAttribute } from '../lib/dom.js';

/** One static file a state: the policy lets no picture be made by script. */
const ICONS = Object.freeze({ well: 'favicon.svg', alert: 'favicon-alert.svg', unknown: 'favicon-unknown.svg' });

/**
 * What a tab in the background tells: how many hosts are gone, or that the aggregator does not answer.
 *
 * @param {Pick<ViewDeps, 'document' | 'messages' | 'format'>} deps
 */
function createTabBadge({ document, messages, format }) {
  const icon = document.querySelector('link[rel="icon"]');

  return {
    /** @param {Model.Page} page @param {string} subject what the page shows */
    update({ cards, connection }, subject) {
      const offline = cards?.offline ?? 0;
      const plain = messages.title(subject);
      const title = offline === 0 ? plain : messages.titleWithOffline(format.count(offline), plain);
      if (document.title !== title) document.title = title;
      if (icon !== null) setAttribute(icon, 'href', ICONS[iconFor(connection.phase, offline)]);
    },
  };
}

/**
 * @param {Model.ConnectionPhase} phase
 * @param {number} offline
 */
function iconFor(phase, offline) {
  if (phase === 'unreachable') return 'unknown';
  return offline === 0 ? 'well' : 'alert';
}

export { createTabBadge };
