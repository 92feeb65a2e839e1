import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createPoller, pauseMillis } from '../../../../../src-webapp/js/api/poller.js';

/** A poller whose rounds and timers the test ends by hand. */
function setUp() {
  const rounds = [];
  const timers = new Map();
  const heard = [];
  let nextTimer = 1;
  const poller = createPoller({
    run: (signal) => new Promise((resolve, reject) => { rounds.push({ signal, resolve, reject }); }),
    onResult: (result) => heard.push(result),
    onFailure: (error) => heard.push(error.message),
    setTimer: (callback, millis) => { timers.set(nextTimer, { callback, millis }); return nextTimer++; },
    clearTimer: (timer) => timers.delete(timer),
  });
  /** Lets the promises run on. */
  const settle = () => new Promise((resolve) => { setImmediate(resolve); });
  const fireTimer = () => {
    const [[id, { callback }]] = timers;
    timers.delete(id);
    callback();
  };
  return { poller, rounds, timers, heard, settle, fireTimer };
}

describe('the poller', () => {
  test('asks again five seconds after an answer, not before', async () => {
    const { poller, rounds, timers, heard, settle, fireTimer } = setUp();
    poller.restart();
    assert.equal(timers.size, 0);
    rounds[0].resolve('a');
    await settle();
    assert.deepEqual(heard, ['a']);
    assert.deepEqual([...timers.values()].map((timer) => timer.millis), [5000]);
    fireTimer();
    assert.equal(rounds.length, 2);
  });

  test('aborts what is under way when it is restarted, and hears no more of it', async () => {
    const { poller, rounds, heard, settle } = setUp();
    poller.restart();
    poller.restart();
    assert.ok(rounds[0].signal.aborted);
    rounds[0].resolve('old');
    rounds[1].resolve('new');
    await settle();
    assert.deepEqual(heard, ['new']);
  });

  test('does nothing while it is stopped', async () => {
    const { poller, rounds, timers, heard, settle } = setUp();
    poller.restart();
    poller.stop();
    rounds[0].reject(new Error('aborted'));
    await settle();
    assert.deepEqual([heard, timers.size, rounds.length], [[], 0, 1]);
  });

  test('asks at once when it is restarted while waiting, and drops the timer', async () => {
    const { poller, rounds, timers, settle } = setUp();
    poller.restart();
    rounds[0].resolve('a');
    await settle();
    poller.restart();
    assert.deepEqual([timers.size, rounds.length], [0, 2]);
  });

  test('waits longer after each failure and is quick again after an answer', async () => {
    const { poller, rounds, timers, heard, settle, fireTimer } = setUp();
    const pauses = [];
    poller.restart();
    for (let failure = 0; failure < 4; failure++) {
      rounds.at(-1).reject(new Error('away'));
      await settle();
      pauses.push([...timers.values()][0].millis);
      fireTimer();
    }
    rounds.at(-1).resolve('back');
    await settle();
    assert.deepEqual(pauses, [5000, 10_000, 20_000, 30_000]);
    assert.equal([...timers.values()][0].millis, 5000);
    assert.equal(heard.at(-1), 'back');
  });

  test('ends the rest of a round when a part of it failed', async () => {
    const { poller, rounds, settle } = setUp();
    poller.restart();
    rounds[0].reject(new Error('one request failed'));
    await settle();
    assert.ok(rounds[0].signal.aborted);
  });

  test('never waits longer than half a minute', () => assert.equal(pauseMillis(1000), 30_000));
});
