/** How often the answers about the fleet that change seldom are asked for again; the others are part of each round. */

/** Tags change when somebody configures a host anew. */
const TAGS_SECONDS = 30;

/** A round that comes a moment early is not left out for it. */
const SLACK_SECONDS = 0.5;

/**
 * The aggregator notes its trend at a fixed pace, so until the next moment there is nothing new; when it is late it is asked
 * in every round. Tags are due earlier when there are more hosts than before, or fewer.
 *
 * @param {Pick<Model.State, 'trend' | 'summary' | 'tagsHeard'>} state
 * @param {number} nowMillis this browser's clock
 * @param {number} nowSeconds the server's
 * @returns {Pick<Model.Question['due'], 'trend' | 'tags'>}
 */
function dueOfFleet({ trend, summary, tagsHeard }, nowMillis, nowSeconds) {
  const newest = trend?.timestamps.at(-1);
  return {
    trend: newest === undefined || nowSeconds >= newest + (trend?.step ?? 0),
    tags: tagsHeard === null || tagsHeard.hosts !== summary?.total_hosts
      || nowMillis - tagsHeard.millis >= (TAGS_SECONDS - SLACK_SECONDS) * 1000,
  };
}

export { dueOfFleet };
