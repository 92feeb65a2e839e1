import { RequestFailure } from './failure.js';

/**
 * Reads the aggregator's JSON. Requests go through the browser's HTTP cache with `no-cache`: it sends If-None-Match by
 * itself, so an unchanged answer costs a 304. Addresses are relative to the page, so any context path works.
 */

/** @typedef {ReturnType<typeof createClient>} Client */

/** @typedef {readonly (readonly [string, string | number])[]} Query pairs, since a name may repeat */

/**
 * @param {{ fetch: typeof fetch, timeoutMillis: number }} options
 */
function createClient({ fetch, timeoutMillis }) {
  /**
   * @param {string} path below the application, as in `api/hosts`
   * @param {Query} query
   * @param {AbortSignal} signal aborting rejects with its reason
   * @returns {Promise<unknown>} the parsed body of a 2xx answer
   * @throws {RequestFailure}
   */
  async function get(path, query, signal) {
    const deadline = AbortSignal.timeout(timeoutMillis);
    try {
      const response = await fetch(address(path, query), {
        cache: 'no-cache',
        headers: { Accept: 'application/json' },
        signal: AbortSignal.any([signal, deadline]),
      });
      if (!response.ok) throw new RequestFailure({ kind: 'status', path, status: response.status });
      return await readJson(response, path);
    } catch (error) {
      throw failureOf(error, path, signal, deadline);
    }
  }

  return { get };
}

/**
 * @param {string} path
 * @param {Query} query
 */
function address(path, query) {
  const parameters = new URLSearchParams(query.map(([name, value]) => [name, String(value)]));
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}

/**
 * @param {Response} response
 * @param {string} path
 * @returns {Promise<unknown>}
 */
async function readJson(response, path) {
  const body = await response.text();
  try {
    return JSON.parse(body);
  } catch {
    throw new RequestFailure({ kind: 'malformed', path, status: response.status });
  }
}

/**
 * @param {unknown} error
 * @param {string} path
 * @param {AbortSignal} signal
 * @param {AbortSignal} deadline
 * @returns {unknown} what to throw
 */
function failureOf(error, path, signal, deadline) {
  if (error instanceof RequestFailure || signal.aborted) return error;
  return new RequestFailure({ kind: deadline.aborted ? 'timeout' : 'network', path, status: 0 });
}

export { createClient };
