import { RequestFailure } from './failure.js';

const PATH = 'api/session';

/**
 * Logs this browser in where looking needs a token: the aggregator answers with a cookie that scripts cannot read.
 *
 * @param {import('./client.js').Client} client
 * @param {string} token used once and not kept
 * @returns {Promise<Model.LoginResult>}
 */
async function logIn(client, token) {
  const status = await send(client, 'POST', token);
  if (status === 204) return 'in';
  return status === 401 || status === 403 ? 'refused' : 'unreachable';
}

/**
 * Logs it out; the cookie says who asks.
 *
 * @param {import('./client.js').Client} client
 * @returns {Promise<boolean>} whether the aggregator answered
 */
async function logOut(client) {
  return await send(client, 'DELETE', '') !== 0;
}

/**
 * Whether looking needs a token here.
 *
 * @param {import('./client.js').Client} client
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} false also when nobody answers
 */
async function needsToken(client, signal) {
  try {
    const answer = await client.get(PATH, [], signal);
    return typeof answer === 'object' && answer !== null && 'viewers' in answer && answer.viewers === 'token';
  } catch {
    return false;
  }
}

/**
 * @param {import('./client.js').Client} client
 * @param {'POST' | 'DELETE'} method
 * @param {string} token
 * @returns {Promise<number>} the status, 0 for none
 */
async function send(client, method, token) {
  try {
    return await client.send(method, PATH, token);
  } catch (error) {
    if (error instanceof RequestFailure) return 0;
    throw error;
  }
}

export { logIn, logOut, needsToken };
