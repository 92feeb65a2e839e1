import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dayStarts, timeTicks } from '../../../../../src-webapp/js/chart/time-ticks.js';
import { fromLocalInput, toLocalInput } from '../../../../../src-webapp/js/lib/time.js';
import { dueOfFleet } from '../../../../../src-webapp/js/state/fleet-pace.js';
import { duePast, paceSeconds } from '../../../../../src-webapp/js/state/past.js';
import { initialState, loseConnection } from '../../../../../src-webapp/js/state/reducers.js';
import { follow, pan, showSpan, zoom } from '../../../../../src-webapp/js/state/time-changes.js';
import { parseRoute, writeRoute } from '../../../../../src-webapp/js/state/url.js';
import { fc } from '../support/property.js';
import { stateFor } from '../support/state.js';

const HOST = '?view=single&host=a';
const NOW = 1_675_728_000;
const DAY = 86_400;

describe('the time in the address', () => {
  test('is a span that stands still, beside the one that follows', () => {
    const route = parseRoute(`${HOST}&range=3600&from=100&to=200&ghost=week`);
    assert.deepEqual([route.rangeSeconds, route.window, route.ghost], [3600, { from: 100, to: 200 }, 'week']);
  });

  for (const wrong of ['from=200&to=100', 'from=100', 'to=100', 'from=a&to=b', 'from=1.5&to=200', 'from=-50&to=200', 'from=100&to=105']) {
    test(`"${wrong}" is no span`, () => assert.equal(parseRoute(`${HOST}&${wrong}`).window, null));
  }

  test('names the hosts of a tag by the tag alone', () => {
    const route = parseRoute('?view=compare&all=role:db');
    assert.equal(route.comparedTag, 'role:db');
    assert.equal(writeRoute({ ...route, hosts: ['db-01'] }), '?view=compare&all=role%3Adb');
    assert.equal(parseRoute('?view=compare&all=role').comparedTag, null);
  });
});

describe('zooming and panning', () => {
  const live = parseRoute(HOST);

  test('a drag shows what it marked, in either direction', () => {
    assert.deepEqual(showSpan(live, { from: 200.7, to: 100.2 }).window, { from: 100, to: 201 });
  });

  test('shows no less than ten seconds', () => assert.deepEqual(showSpan(live, { from: 100, to: 101 }).window, { from: 95, to: 105 }));

  test('comes back to the span that was followed', () => {
    assert.equal(follow(showSpan(parseRoute(`${HOST}&range=3600`), { from: 0, to: 50 })).rangeSeconds, 3600);
  });

  test('earlier is half a span earlier', () => {
    assert.deepEqual(pan(live, -1, NOW).window, { from: NOW - 450, to: NOW - 150 });
  });

  test('later than now is following again, when it is as long', () => {
    const before = pan(live, -1, NOW);
    assert.equal(pan(before, 1, NOW).window, null);
    const other = showSpan(live, { from: NOW - 200, to: NOW - 100 });
    assert.deepEqual(pan(pan(other, 1, NOW), 1, NOW).window, { from: NOW - 100, to: NOW });
  });

  test('out is twice as long and does not reach into the future', () => {
    assert.deepEqual(zoom(live, 'out', null, NOW).window, { from: NOW - 600, to: NOW });
    const past = showSpan(live, { from: 1000, to: 1100 });
    assert.deepEqual(zoom(past, 'out', null, NOW).window, { from: 950, to: 1150 });
  });

  test('in keeps the moment under the cursor where it is', () => {
    assert.deepEqual(zoom(showSpan(live, { from: 1000, to: 1100 }), 'in', 1025, NOW).window, { from: 1013, to: 1063 });
  });

  test('never leaves what can be asked for', () => {
    const steps = fc.array(fc.constantFrom('in', 'out', 'earlier', 'later'), { maxLength: 60 });
    fc.assert(fc.property(steps, (all) => {
      const end = all.reduce((route, step) => {
        if (step === 'earlier' || step === 'later') return pan(route, step === 'earlier' ? -1 : 1, NOW);
        return zoom(route, step, null, NOW);
      }, live);
      if (end.window === null) return;
      assert.ok(end.window.from >= 0 && end.window.to - end.window.from >= 10);
      assert.deepEqual(parseRoute(writeRoute(end)).window, end.window);
    }));
  });
});

describe('the pace of refreshing', () => {
  test('is that of a bucket, and of five minutes at most', () => {
    const pace = (step, span) => paceSeconds({ from: 0, to: span, step }, false);
    assert.deepEqual([pace(2, 300), pace(60, 21_600), pace(7200, 30 * DAY)], [2, 60, 300]);
  });

  test('of a day of few samples is that of a pixel', () => assert.equal(paceSeconds({ from: 0, to: DAY, step: 10 }, false), 216));

  test('of a span that is over is a minute', () => assert.equal(paceSeconds({ from: 0, to: 300, step: 2 }, true), 60));

  test('lets a chart of a day rest for the rounds in between', () => {
    const state = stateFor('?view=single&host=web-server-01&range=86400');
    const day = { ...state, history: { ...state.history, step: 300 } };
    const heard = day.heardMillis.history;
    assert.equal(duePast(day, heard + 200_000, NOW).history, false);
    assert.equal(duePast(day, heard + 300_000, NOW).history, true);
  });

  test('asks at once for what is not there yet', () => {
    const state = stateFor('?view=single&host=web-server-01&ghost=day');
    assert.deepEqual(duePast(state, state.heardMillis.history, NOW), { history: false, ghost: true, growth: true });
  });
});

describe('the pace of the answers about the fleet', () => {
  const state = stateFor('');
  const newest = state.trend.timestamps.at(-1);
  const dueAfter = (seconds, changes = {}) => (
    dueOfFleet({ ...state, ...changes }, state.tagsHeard.millis + seconds * 1000, newest + seconds));

  test('lets the trend rest until its next moment, and asks until that is there', () => {
    assert.deepEqual([29, 30, 95].map((seconds) => dueAfter(seconds).trend), [false, true, true]);
  });

  test('asks for the tags twice a minute', () => {
    assert.deepEqual([5, 25, 29.6].map((seconds) => dueAfter(seconds).tags), [false, false, true]);
  });

  test('asks for the tags at once when hosts came or went', () => {
    assert.equal(dueAfter(5, { summary: { ...state.summary, total_hosts: 4 } }).tags, true);
  });

  test('asks for the health twice a minute while it is well, and in each round while it is not', () => {
    assert.deepEqual([5, 25, 29.6].map((seconds) => dueAfter(seconds).health), [false, false, true]);
    assert.equal(dueAfter(5, { health: { status: 'degraded' } }).health, true);
    assert.equal(dueAfter(5, { healthHeardMillis: loseConnection(state, null).healthHeardMillis }).health, true);
  });

  test('asks at once for what was never there', () => {
    const nothing = initialState(parseRoute(''));
    assert.deepEqual(dueOfFleet(nothing, 0, 0), { trend: true, tags: true, health: true });
    assert.equal(dueAfter(1, { trend: { ...state.trend, timestamps: new Float64Array() } }).trend, true);
  });
});

describe('local time', () => {
  test('goes into a field and comes back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2e9 }), (seconds) => {
      const back = fromLocalInput(toLocalInput(seconds));
      // In the hour that comes twice when clocks are put back a local time means the first.
      assert.ok(back === seconds || Math.abs(back - seconds) === 3600);
    }));
  });
  test('that is none is none', () => assert.deepEqual([fromLocalInput(''), fromLocalInput('nonsense')], [null, null]));
});

describe('ticks of time', () => {
  const utc = () => 0;

  test('of five minutes are whole minutes', () => {
    assert.deepEqual(timeTicks(1000, 1300, 6, utc), { unit: 'minute', at: [1020, 1080, 1140, 1200, 1260] });
  });

  test('stand at round local times, not at round UTC', () => {
    const { at } = timeTicks(0, DAY, 5, () => 19_800);
    assert.ok(at.length > 2 && at.every((tick) => (tick + 19_800) % 21_600 === 0));
  });

  test('stay at round local times when clocks are put forward', () => {
    const offset = (time) => (time < 10 * 3600 ? 3600 : 7200);
    const { at } = timeTicks(0, DAY, 5, offset);
    assert.deepEqual(at.map((tick) => ((tick + offset(tick)) / 3600) % 24), [6, 12, 18, 0]);
  });

  test('of weeks are Mondays', () => {
    const { unit, at } = timeTicks(NOW - 30 * DAY, NOW, 6, utc);
    assert.equal(unit, 'day');
    assert.ok(at.every((tick) => new Date(tick * 1000).getUTCDay() === 1), at.join());
  });

  test('of a year are first days of months', () => {
    const { unit, at } = timeTicks(NOW - 365 * DAY, NOW, 7, utc);
    assert.equal(unit, 'month');
    assert.ok(at.every((tick) => new Date(tick * 1000).getUTCDate() === 1 && tick % DAY === 0));
    assert.ok(at.length >= 4 && at.length <= 8);
  });

  test('of days know where a day begins', () => assert.deepEqual(dayStarts(DAY - 10, 3 * DAY, utc), [DAY, 2 * DAY, 3 * DAY]));

  test('ascend, lie within the span and are no more than a few', () => {
    const span = fc.integer({ min: 10, max: 3 * 365 * DAY });
    fc.assert(fc.property(fc.integer({ min: 0, max: 2e9 }), span, fc.integer({ min: 2, max: 20 }), (from, length, most) => {
      const { at } = timeTicks(from, from + length, most, () => 3600);
      assert.ok(at.every((tick, index) => tick >= from && tick <= from + length && (index === 0 || tick > at[index - 1])));
      assert.ok(at.length <= most + 1);
    }));
  });
});
