import { forgetHost } from './api/forget.js';
import { logIn, logOut, needsToken } from './api/session.js';
import { download } from './lib/download.js';

const REQUEST_TIMEOUT_MILLIS = 8000;

/**
 * What only those parts do that are fetched late.
 *
 * @param {object} around
 * @param {Window & typeof globalThis} around.window
 * @param {import('./api/client.js').Client} around.client
 * @param {() => void} around.restart asks the aggregator at once
 * @returns {LateActions}
 */
function createLateActions({ window, client, restart }) {
  let needsLogin = false;
  // Whoever looks has logged in once where it is so.
  void needsToken(client, AbortSignal.timeout(REQUEST_TIMEOUT_MILLIS)).then((answer) => { needsLogin = answer; });
  return {
    forget: async (hostname, token) => {
      const result = await forgetHost(client, hostname, token);
      if (result === 'forgotten') restart();
      return result;
    },
    logIn: async (token) => {
      const result = await logIn(client, token);
      if (result === 'in') restart();
      return result;
    },
    logOut: () => void logOut(client).then(() => window.location.reload()),
    canLogOut: () => needsLogin,
    download: (name, text) => download(window.document, name, text),
  };
}

export { createLateActions };
