/**
 * Fetches the little histories beside the rows in sight: when other rows came in sight, and once a minute. They change
 * slowly and cost the aggregator more than all else on the page, so they are no part of each refresh.
 */

const PAUSE_MILLIS = 200;
const AGE_MILLIS = 60_000;

/**
 * @param {object} options
 * @param {(hostnames: readonly string[], signal: AbortSignal) => Promise<Wire.History>} options.read
 * @param {(sparks: Wire.History) => void} options.onResult
 * @param {(callback: () => void, millis: number) => number} options.setTimer
 * @param {(timer: number) => void} options.clearTimer
 * @param {() => number} options.nowMillis
 */
function createSparkFeed({ read, onResult, setTimer, clearTimer, nowMillis }) {
  /** @type {readonly string[]} */
  let wanted = [];
  let fetched = '';
  let fetchedMillis = -Infinity;
  /** @type {AbortController | null} */
  let current = null;
  /** @type {number | null} */
  let timer = null;

  function stop() {
    current?.abort();
    current = null;
    if (timer !== null) clearTimer(timer);
    timer = null;
  }

  /** @param {readonly string[]} hostnames in sight */
  function see(hostnames) {
    wanted = hostnames;
    stop();
    timer = setTimer(refresh, PAUSE_MILLIS);
  }

  /** Does nothing while what there is is fresh, or on its way. */
  function refresh() {
    const due = wanted.join(' ') !== fetched || nowMillis() - fetchedMillis >= AGE_MILLIS;
    if (wanted.length > 0 && due && current === null) void turn(wanted);
  }

  /** @param {readonly string[]} hostnames */
  async function turn(hostnames) {
    const question = new AbortController();
    current = question;
    try {
      const sparks = await read(hostnames, question.signal);
      if (question !== current) return;
      fetched = hostnames.join(' ');
      fetchedMillis = nowMillis();
      onResult(sparks);
    } catch {
      // The next refresh of the page asks again, and tells what is wrong with the connection.
    } finally {
      if (question === current) current = null;
    }
  }

  return { see, refresh, stop };
}

export { createSparkFeed };
