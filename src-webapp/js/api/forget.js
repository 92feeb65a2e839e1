import { RequestFailure } from './failure.js';

/**
 * Asks the aggregator to forget a host and all that it stored of it.
 *
 * @param {import('./client.js').Client} client
 * @param {string} hostname
 * @param {string} token
 * @returns {Promise<Model.ForgetResult>}
 */
async function forgetHost(client, hostname, token) {
  try {
    return resultOf(await client.send('DELETE', `api/hosts/${encodeURIComponent(hostname)}`, token));
  } catch (error) {
    if (error instanceof RequestFailure) return 'unreachable';
    throw error;
  }
}

/** @param {number} status @returns {Model.ForgetResult} */
function resultOf(status) {
  switch (status) {
    case 204: return 'forgotten';
    case 401:
    case 403: return 'refused';
    case 404: return 'unknown';
    default: return 'unreachable';
  }
}

export { forgetHost };
