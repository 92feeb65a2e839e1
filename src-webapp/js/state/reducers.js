import { samePast } from './past.js';

/** The only ways in which the state changes: each takes a state and what happened, and gives the next state. */

/**
 * @param {Model.Route} route
 * @returns {Model.State}
 */
function initialState(route) {
  return {
    route,
    connection: { phase: 'loading', lastGoodMillis: null, failure: null },
    health: null,
    healthHeardMillis: null,
    summary: null,
    values: null,
    listed: null,
    heat: null,
    extremes: null,
    tags: null,
    tagsHeard: null,
    groups: null,
    trend: null,
    sparks: null,
    details: {},
    tagged: null,
    history: null,
    ghost: null,
    growth: null,
    latest: [],
    heardMillis: { history: null, ghost: null, growth: null },
    clock: null,
  };
}

/**
 * A round came back whole.
 *
 * @param {Model.State} state
 * @param {Model.Round} round
 * @param {number} nowMillis
 * @returns {Model.State}
 */
function receiveRound(state, round, nowMillis) {
  return {
    ...state,
    ...round,
    connection: { phase: 'live', lastGoodMillis: nowMillis, failure: null },
    healthHeardMillis: round.health === undefined ? state.healthHeardMillis : nowMillis,
    tagsHeard: round.tags === undefined ? state.tagsHeard : { millis: nowMillis, hosts: round.summary.total_hosts },
    heardMillis: {
      history: round.history === undefined ? state.heardMillis.history : nowMillis,
      ghost: round.ghost === undefined ? state.heardMillis.ghost : nowMillis,
      growth: round.growth === undefined ? state.heardMillis.growth : nowMillis,
    },
    clock: advanceClock(state.clock, round, nowMillis),
  };
}

/**
 * The little histories beside the rows came.
 *
 * @param {Model.State} state
 * @param {Wire.History} sparks
 * @returns {Model.State}
 */
function receiveSparks(state, sparks) {
  return { ...state, sparks };
}

/**
 * A round failed. What is known stays.
 *
 * @param {Model.State} state
 * @param {Model.Failure} failure
 * @returns {Model.State}
 */
function loseConnection(state, failure) {
  return { ...state, healthHeardMillis: null, connection: { ...state.connection, phase: 'unreachable', failure } };
}

/**
 * The reader went elsewhere. A chart of other hosts or another metric is not kept: it would be shown under a wrong name.
 * One of another span stays until the right one comes, so that nothing flickers; it says itself which span it is of.
 *
 * @param {Model.State} state
 * @param {Model.Route} route
 * @returns {Model.State}
 */
function navigate(state, route) {
  const before = state.route;
  const heat = route.heat === before.heat ? state.heat : null;
  const tagged = route.comparedTag === before.comparedTag ? state.tagged : null;
  const next = { ...state, route, heat, tagged };
  if (!samePast(route, before)) {
    const nothing = { history: null, ghost: null, growth: null };
    return { ...next, ...nothing, latest: [], heardMillis: nothing };
  }
  const { history, ghost, growth } = state.heardMillis;
  const sameSpan = String(shownOf(route)) === String(shownOf(before));
  const sameGhost = sameSpan && route.ghost === before.ghost;
  return {
    ...next,
    ghost: sameGhost ? state.ghost : null,
    heardMillis: { history: sameSpan ? history : null, ghost: sameGhost ? ghost : null, growth },
  };
}

/** @param {Model.Route} route @returns {readonly number[]} equal for equal spans */
function shownOf({ window, rangeSeconds }) {
  return window === null ? [rangeSeconds] : [window.from, window.to];
}

/**
 * Answers of one round may be older than the clock when they come from the browser's cache; then it runs on.
 *
 * @param {Model.ServerClock | null} clock
 * @param {Model.Round} round
 * @param {number} nowMillis
 * @returns {Model.ServerClock}
 */
function advanceClock(clock, round, nowMillis) {
  const newest = Math.max(
    round.summary.timestamp, round.values.timestamp, round.listed?.answer.timestamp ?? 0, round.history?.timestamp ?? 0,
  );
  if (clock !== null && newest <= clock.serverSeconds) return clock;
  return { serverSeconds: newest, heardMillis: nowMillis };
}

export { initialState, loseConnection, navigate, receiveRound, receiveSparks };
