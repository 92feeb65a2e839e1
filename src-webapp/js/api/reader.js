import {
  decodeFleetValues, decodeHealth, decodeHostAnswer, decodeHostPage, decodeLatest, decodeSummary,
} from './decode.js';
import { decodeFleetGroups, decodeFleetTags, decodeFleetTrend } from './decode-fleet.js';
import { decodeHistory } from './decode-history.js';
import { RequestFailure } from './failure.js';
import { ShapeError } from './json.js';

/** The endpoints that the dashboard reads, each as a function from its query to a checked answer. */

/** @typedef {ReturnType<typeof createReader>} Reader */
/** @typedef {import('./client.js').Query} Query */

/**
 * @param {import('./client.js').Client} client
 */
function createReader(client) {
  /** What an answer was decoded to: one that did not change gives the same object, and nothing is drawn anew. */
  const decoded = new WeakMap();

  /**
   * @template T
   * @param {(json: unknown) => T} decode
   * @param {string} path
   * @param {Query} query
   * @param {AbortSignal} signal
   * @returns {Promise<T>}
   */
  async function read(decode, path, query, signal) {
    const json = await client.get(path, query, signal);
    const known = decoded.get(/** @type {object} */ (json));
    if (known !== undefined) return /** @type {T} */ (known);
    try {
      const answer = decode(json);
      decoded.set(/** @type {object} */ (json), answer);
      return answer;
    } catch (error) {
      if (error instanceof ShapeError) throw new RequestFailure({ kind: 'malformed', path, status: 0 });
      throw error;
    }
  }

  return {
    /** @param {AbortSignal} signal */
    health: (signal) => read(decodeHealth, 'api/health', [], signal),
    /** @param {AbortSignal} signal */
    summary: (signal) => read(decodeSummary, 'api/fleet/summary', [], signal),
    /** @param {string} metric @param {AbortSignal} signal */
    fleetValues: (metric, signal) => read(decodeFleetValues, 'api/fleet/values', [['metric', metric]], signal),
    /** @param {AbortSignal} signal */
    extremes: (signal) => read(decodeHostPage, 'api/fleet/extremes', [], signal),
    /** @param {AbortSignal} signal */
    tags: (signal) => read(decodeFleetTags, 'api/fleet/tags', [], signal),
    /** @param {AbortSignal} signal */
    trend: (signal) => read(decodeFleetTrend, 'api/fleet/trend', [], signal),
    /** @param {Query} query @param {AbortSignal} signal */
    groups: (query, signal) => read(decodeFleetGroups, 'api/fleet/groups', query, signal),
    /** @param {Query} query @param {AbortSignal} signal */
    hosts: (query, signal) => read(decodeHostPage, 'api/hosts', query, signal),
    /** @param {Query} query @param {AbortSignal} signal @returns {Promise<readonly Wire.LatestSample[]>} none of an unknown host */
    latest: (query, signal) => orUnknown(read(decodeLatest, 'api/latest', query, signal), []),
    /** @param {Query} query @param {AbortSignal} signal */
    history: (query, signal) => read(decodeHistory, 'api/metrics', query, signal),
    /**
     * @param {string} hostname
     * @param {AbortSignal} signal
     * @returns {Promise<Wire.HostDetail | null>} null when the aggregator does not know it
     */
    host: (hostname, signal) => {
      const answer = read(decodeHostAnswer, `api/hosts/${encodeURIComponent(hostname)}`, [], signal);
      return orUnknown(answer.then(({ host, series }) => ({ ...host, series })), null);
    },
  };
}

/**
 * @template T, U
 * @param {Promise<T>} answer
 * @param {U} unknown stands for "there is no such host"
 * @returns {Promise<T | U>}
 */
async function orUnknown(answer, unknown) {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RequestFailure && error.failure.status === 404) return unknown;
    throw error;
  }
}

export { createReader };
