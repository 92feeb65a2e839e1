/** How often the common answers that change seldom are asked for again; the others are part of each round. */

/** Tags change when somebody configures a host anew. */
const TAGS_SECONDS = 30;

/** Each round fails when the aggregator does; this tells only whether it takes pushes. */
const HEALTH_SECONDS = 30;

/** A round that comes a moment early is not left out for it. */
const SLACK_SECONDS = 0.5;

/**
 * The aggregator notes its trend at a fixed pace, so until the next moment there is nothing new; when it is late it is asked
 * in every round. Tags are due earlier when there are more hosts than before, or fewer; health while something is amiss.
 *
 * @param {Pick<Model.State, 'trend' | 'summary' | 'tagsHeard' | 'health' | 'healthHeardMillis'>} state
 * @param {number} nowMillis this browser's clock
 * @param {number} nowSeconds the server's
 * @returns {Pick<Model.Question['due'], 'trend' | 'tags' | 'health'>}
 */
function dueOfFleet({ trend, summary, tagsHeard, health, healthHeardMillis }, nowMillis, nowSeconds) {
  /** @param {number} heardMillis @param {number} paceSeconds */
  const isOld = (heardMillis, paceSeconds) => nowMillis - heardMillis >= (paceSeconds - SLACK_SECONDS) * 1000;
  const newest = trend?.timestamps.at(-1);
  return {
    trend: newest === undefined || nowSeconds >= newest + (trend?.step ?? 0),
    tags: tagsHeard === null || tagsHeard.hosts !== summary?.total_hosts || isOld(tagsHeard.millis, TAGS_SECONDS),
    health: healthHeardMillis === null || health?.status !== 'ok' || isOld(healthHeardMillis, HEALTH_SECONDS),
  };
}

export { dueOfFleet };
