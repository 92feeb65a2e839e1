import {
  decodeFleetValues, decodeHealth, decodeHistory, decodeHostAnswer, decodeHostPage, decodeSummary,
} from './decode.js';
import { RequestFailure } from './failure.js';
import { ShapeError } from './json.js';

/** The endpoints that the dashboard reads, each as a function from its query to a checked answer. */

/** @typedef {ReturnType<typeof createReader>} Reader */
/** @typedef {import('./client.js').Query} Query */

/**
 * @param {import('./client.js').Client} client
 */
function createReader(client) {
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
    try {
      return decode(json);
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
    /** @param {Query} query @param {AbortSignal} signal */
    hosts: (query, signal) => read(decodeHostPage, 'api/hosts', query, signal),
    /** @param {Query} query @param {AbortSignal} signal */
    history: (query, signal) => read(decodeHistory, 'api/metrics', query, signal),
    /**
     * @param {string} hostname
     * @param {AbortSignal} signal
     * @returns {Promise<Wire.HostDetail | null>} null when the aggregator does not know it
     */
    host: async (hostname, signal) => {
      try {
        const path = `api/hosts/${encodeURIComponent(hostname)}`;
        const { host, series } = await read(decodeHostAnswer, path, [], signal);
        return { ...host, series };
      } catch (error) {
        if (error instanceof RequestFailure && error.failure.status === 404) return null;
        throw error;
      }
    },
  };
}

export { createReader };
