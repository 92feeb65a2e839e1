import { CHART_POINTS } from '../lib/limits.js';

/** How often each answer about the past is asked for again: as often as it can look different, and no more. */

/** A chart that follows is asked for at least this often, so that a dashboard that is left open is never long behind. */
const SLOWEST_SECONDS = 300;

/** A span that is over changes only when an agent that was cut off delivers late. */
const CLOSED_SECONDS = 60;

/** File systems fill slowly. */
const GROWTH_SECONDS = 600;

/** A round that comes a moment early is not left out for it. */
const SLACK_SECONDS = 0.5;

/**
 * @param {Model.State} state
 * @param {number} nowMillis this browser's clock
 * @param {number} nowSeconds the server's
 * @returns {Readonly<Record<Model.PastKind, boolean>>}
 */
function duePast({ route, history, ghost, heardMillis }, nowMillis, nowSeconds) {
  /** @param {Model.PastKind} kind @param {number} paceSeconds */
  const due = (kind, paceSeconds) => {
    const heard = heardMillis[kind];
    return heard === null || nowMillis - heard >= (paceSeconds - SLACK_SECONDS) * 1000;
  };
  const closed = route.window !== null && route.window.to < nowSeconds;
  return {
    history: due('history', history === null ? 0 : paceSeconds(history, closed)),
    ghost: route.ghost !== 'none' && due('ghost', ghost === null ? 0 : paceSeconds(ghost.history, closed)),
    growth: due('growth', GROWTH_SECONDS),
  };
}

/**
 * The pace of a point: a chart whose points stand for five minutes has something new every five minutes. One of few
 * samples over a long span has as many points as it could have, since a sample more is no wider than that.
 *
 * @param {Pick<Wire.History, 'from' | 'to' | 'step'>} history
 * @param {boolean} closed the span is over
 * @returns {number} seconds; less than a round means every round
 */
function paceSeconds({ from, to, step }, closed) {
  return Math.min(SLOWEST_SECONDS, Math.max(step, (to - from) / CHART_POINTS, closed ? CLOSED_SECONDS : 0));
}

/**
 * @param {Model.Route} a
 * @param {Model.Route} b
 * @returns {boolean} both are about the same series, of whatever span
 */
function samePast(a, b) {
  return a.view === b.view && a.comparedTag === b.comparedTag && String(a.hosts) === String(b.hosts);
}

export { duePast, paceSeconds, samePast };
