import { RANGES_SECONDS } from '../lib/time.js';
import { follow, pan, shownSpan, zoom } from './time-changes.js';
import { writeRoute } from './url.js';

/** @type {readonly Model.GhostKind[]} */
const GHOSTS = ['none', 'day', 'week'];

/**
 * @param {Model.State} state with its route resolved
 * @param {number} nowSeconds the server's time
 * @returns {Model.TimeBar}
 */
function selectTime({ route, history, heardMillis, connection }, nowSeconds) {
  const following = route.window === null;
  return {
    ranges: RANGES_SECONDS.map((seconds) => ({
      seconds,
      href: writeRoute({ ...follow(route), rangeSeconds: seconds }),
      current: following && seconds === route.rangeSeconds,
    })),
    ghosts: GHOSTS.map((kind) => ({ kind, href: writeRoute({ ...route, ghost: kind }), current: kind === route.ghost })),
    span: shownSpan(route, nowSeconds),
    following,
    waiting: connection.phase === 'unreachable',
    followHref: writeRoute(follow(route)),
    earlierHref: writeRoute(pan(route, -1, nowSeconds)),
    laterHref: following ? null : writeRoute(pan(route, 1, nowSeconds)),
    widerHref: writeRoute(zoom(route, 'out', null, nowSeconds)),
    pending: history !== null && heardMillis.history === null,
  };
}

export { selectTime };
