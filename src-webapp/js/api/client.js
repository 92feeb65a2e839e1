import { RequestFailure } from './failure.js';

/**
 * Reads the aggregator's JSON. Requests go through the browser's HTTP cache with `no-cache`: it sends If-None-Match by
 * itself, so an unchanged answer costs a 304. Addresses are relative to the page, so any context path works.
 */

/** @typedef {ReturnType<typeof createClient>} Client */

/** Paths whose newest answer is kept; more are only those of many hosts looked at one by one. */
const MOST_ANSWERS = 40;

/** @typedef {{ readonly tag: string | null, readonly address: string, readonly json: unknown }} Answer */

/** @typedef {readonly (readonly [string, string | number])[]} Query pairs, since a name may repeat */

/**
 * @param {{ fetch: typeof fetch, timeoutMillis: number }} options
 */
function createClient({ fetch, timeoutMillis }) {
  /** The newest answer of each path. @type {Map<string, Answer>} */
  const answers = new Map();

  /**
   * @param {string} path below the application, as in `api/hosts`
   * @param {Query} query
   * @param {AbortSignal} signal aborting rejects with its reason
   * @returns {Promise<unknown>} the parsed body of a 2xx answer; the same object again while its content is the same
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
      return await parsed(response, address(path, query), path);
    } catch (error) {
      throw failureOf(error, path, signal, deadline);
    }
  }

  /**
   * @param {Response} response
   * @param {string} from its address
   * @param {string} path
   */
  async function parsed(response, from, path) {
    const tag = response.headers.get('ETag');
    const known = answers.get(path);
    if (tag !== null && known?.tag === tag && known.address === from) return known.json;
    const json = await readJson(response, path);
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(path, { tag, address: from, json });
    return json;
  }

  /**
   * Asks for a change, with the token that the aggregator wants for those. The token is sent and forgotten.
   *
   * @param {'POST' | 'DELETE'} method
   * @param {string} path
   * @param {string} token
   * @returns {Promise<number>} the answer's status
   * @throws {RequestFailure} when there is no answer
   */
  async function send(method, path, token) {
    const deadline = AbortSignal.timeout(timeoutMillis);
    try {
      return (await fetch(path, { method, headers: { 'X-SysMon-Token': token }, signal: deadline })).status;
    } catch (error) {
      throw failureOf(error, path, deadline, deadline);
    }
  }

  return { get, send };
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
  if (error instanceof RequestFailure || (signal.aborted && !deadline.aborted)) return error;
  return new RequestFailure({ kind: deadline.aborted ? 'timeout' : 'network', path, status: 0 });
}

export { createClient };
