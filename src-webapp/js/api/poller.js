/**
 * Runs a round of requests every few seconds: never two at a time, none while the page is hidden, further apart while
 * the server is away. A restart (another view, "try now") aborts what is under way.
 */

const INTERVAL_MILLIS = 5000;
const LONGEST_PAUSE_MILLIS = 30_000;

/**
 * @template T
 * @typedef {object} PollerOptions
 * @property {(signal: AbortSignal) => Promise<T>} run one round
 * @property {(result: T) => void} onResult
 * @property {(error: unknown) => void} onFailure not called for an abort
 * @property {(callback: () => void, millis: number) => number} setTimer
 * @property {(timer: number) => void} clearTimer
 */

/**
 * @template T
 * @param {PollerOptions<T>} options
 */
function createPoller({ run, onResult, onFailure, setTimer, clearTimer }) {
  /** @type {AbortController | null} */
  let current = null;
  /** @type {number | null} */
  let timer = null;
  let failures = 0;

  function stop() {
    current?.abort();
    current = null;
    if (timer !== null) clearTimer(timer);
    timer = null;
  }

  function restart() {
    stop();
    const round = new AbortController();
    current = round;
    void turn(round);
  }

  /** @param {AbortController} round */
  async function turn(round) {
    try {
      const result = await run(round.signal);
      if (round !== current) return;
      failures = 0;
      onResult(result);
    } catch (error) {
      if (round !== current) return;
      // The rest of the round is of no use without the part that failed.
      round.abort();
      failures++;
      onFailure(error);
    }
    // A listener of the result may have restarted or stopped us meanwhile.
    if (round === current) timer = setTimer(restart, pauseMillis(failures));
  }

  return { restart, stop };
}

/**
 * @param {number} failures in a row
 * @returns {number} milliseconds until the next round
 */
function pauseMillis(failures) {
  return Math.min(INTERVAL_MILLIS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MILLIS);
}

export { createPoller, pauseMillis };
