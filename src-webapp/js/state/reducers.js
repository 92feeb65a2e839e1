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
    summary: null,
    values: null,
    listed: null,
    heat: null,
    suspects: null,
    details: {},
    history: null,
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
    clock: advanceClock(state.clock, round, nowMillis),
  };
}

/**
 * A round failed. What is known stays.
 *
 * @param {Model.State} state
 * @param {Model.Failure} failure
 * @returns {Model.State}
 */
function loseConnection(state, failure) {
  return { ...state, connection: { ...state.connection, phase: 'unreachable', failure } };
}

/**
 * The reader went elsewhere. A chart of another host, span or metric is not kept: it would be shown under a wrong name.
 *
 * @param {Model.State} state
 * @param {Model.Route} route
 * @returns {Model.State}
 */
function navigate(state, route) {
  const sameChart = String(route.hosts) === String(state.route.hosts) && route.rangeSeconds === state.route.rangeSeconds;
  return { ...state, route, history: sameChart ? state.history : null, heat: route.heat === state.route.heat ? state.heat : null };
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

export { initialState, loseConnection, navigate, receiveRound };
