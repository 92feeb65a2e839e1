import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fc } from '../support/property.js';
import { sparkPath } from '../../../../../src-webapp/js/chart/spark-path.js';
import { createKeys } from '../../../../../src-webapp/js/lib/keys.js';
import { LIST_LIMIT, listOffset } from '../../../../../src-webapp/js/lib/limits.js';
import { createPreferences, parsePreferences } from '../../../../../src-webapp/js/lib/preferences.js';
import { linesInSight } from '../../../../../src-webapp/js/lib/window-of-lines.js';
import { layOutLines } from '../../../../../src-webapp/js/state/list-lines.js';
import { sparksOf } from '../../../../../src-webapp/js/state/sparks.js';
import { pageFor } from '../support/state.js';

const groupsOf = (...sizes) => sizes.map((hosts, index) => ({ value: `v${index}`, hosts }));

describe('the lines of the list', () => {
  test('without groups are the hosts', () => {
    const { count, placeOf, lineOf } = layOutLines(5, null);
    assert.deepEqual([count, placeOf(3), lineOf(3)], [5, { group: null, host: 3 }, 3]);
  });

  test('have one before the hosts of each group', () => {
    const { count, placeOf } = layOutLines(3, groupsOf(2, 1));
    assert.equal(count, 5);
    assert.deepEqual([0, 1, 2, 3, 4].map((line) => placeOf(line).host), [null, 0, 1, null, 2]);
  });

  test('lead from each host to its line and back', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }), fc.nat(1000), (sizes, pick) => {
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const { placeOf, lineOf, count } = layOutLines(total, groupsOf(...sizes));
      assert.equal(placeOf(lineOf(pick % total)).host, pick % total);
      assert.equal(count, total + sizes.length);
    }));
  });

  test('that are not fetched yet are pending, those of a group lead to its hosts alone', () => {
    const { lines } = pageFor('?group=role').fleet.page;
    assert.deepEqual([0, 1, 2, 3, 4].map((line) => lines.at(line).kind), ['group', 'host', 'group', 'host', 'host']);
    assert.equal(lines.at(2).group.href, '?tag=role%3Aweb');
    assert.equal(lines.at(2).group.memoryPercent, 75);
    assert.equal(lines.at(0).group.memoryPercent, null);
    assert.equal(lines.hostOf(0), 0);
    assert.equal(lines.hostOf(3), 1);
    assert.equal(pageFor('').fleet.page.lines.at(77).kind, 'pending');
  });
});

describe('the lines in sight', () => {
  test('are those of the window and a few around them', () => {
    assert.deepEqual(linesInSight({ top: 100, covered: 0, lineHeight: 20, count: 5000 }, 500), { sight: 0, first: 0, last: 26 });
    assert.deepEqual(linesInSight({ top: -1968, covered: 32, lineHeight: 20, count: 5000 }, 500), { sight: 100, first: 94, last: 130 });
    assert.deepEqual(linesInSight({ top: 0, covered: 0, lineHeight: 20, count: 0 }, 500), { sight: 0, first: 0, last: 0 });
  });

  test('are always within one answer', () => {
    fc.assert(fc.property(fc.nat(100_000), fc.integer({ min: 200, max: 2400 }), (row, height) => {
      const { first, last } = linesInSight({ top: -row * 26, covered: 0, lineHeight: 26, count: 1e6 }, height);
      assert.ok(listOffset(row) <= first && last <= listOffset(row) + LIST_LIMIT);
    }));
  });
});

describe('a little history', () => {
  const points = { times: Float64Array.of(0, 30, 60, 300), values: Float64Array.of(0, 50, NaN, 100), from: 0, to: 300, gap: 90 };

  test('begins at zero, ends at its ceiling, and shows its gaps', () => {
    assert.equal(sparkPath(points, 100), 'M0 23h0L10 12M100 1h0');
  });

  test('scales to what is higher than the ceiling', () => assert.match(sparkPath(points, 10), /M100 1h0$/));

  test('of each host is made once from an answer', () => {
    const column = { tags: '', timestamps: Float64Array.of(1), values: Float64Array.of(2), min: null, max: null };
    const history = { from: 0, to: 900, step: 30, timestamp: 900, series: [
      { ...column, host: 'a', metric_type: 'cpu.total_usage' }, { ...column, host: 'a', metric_type: 'memory.usage_percent' },
    ] };
    assert.deepEqual(Object.keys(sparksOf(history, 'a')).sort(), ['cpu', 'memory']);
    assert.equal(sparksOf(history, 'a'), sparksOf(history, 'a'));
    assert.equal(sparksOf(history, 'b'), null);
    assert.equal(sparksOf(null, 'a'), null);
  });
});

describe('the keys', () => {
  const pressed = () => {
    const done = [];
    let now = 0;
    const names = { '/': '/', 'g f': 'fleet', 'g h': 'host', c: 'c' };
    const commands = Object.entries(names).map(([key, name]) => [key, () => done.push(name)]);
    const keys = createKeys(Object.fromEntries(commands), () => now);
    return { done, press: (key, millis = 10) => { now += millis; return keys(key); } };
  };

  test('act alone and in pairs', () => {
    const { done, press } = pressed();
    assert.deepEqual(['g', 'f', 'c', 'g', 'h', '/'].map((key) => press(key)), [true, true, true, true, true, true]);
    assert.deepEqual(done, ['fleet', 'c', 'host', '/']);
  });

  test('leave to the browser what means nothing', () => {
    const { done, press } = pressed();
    assert.deepEqual([press('f'), press('x')], [false, false]);
    assert.deepEqual(done, []);
  });

  test('forget the first of a pair after a while', () => {
    const { done, press } = pressed();
    press('g');
    press('f', 5000);
    assert.deepEqual(done, []);
  });
});

describe('the preferences', () => {
  const DEFAULTS = { theme: 'auto', units: 'binary', density: 'comfortable', language: 'auto', keys: 'on' };

  test('are the defaults for what is not ours', () => {
    for (const text of [null, '', '[]', 'null', '{"theme": "pink", "units": 3}', '{']) assert.deepEqual(parsePreferences(text), DEFAULTS);
  });

  test('are kept', () => {
    const kept = new Map();
    const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
    createPreferences(() => storage).set('theme', 'dark');
    assert.deepEqual(createPreferences(() => storage).get(), { ...DEFAULTS, theme: 'dark' });
  });

  test('last as long as the page where storage is forbidden', () => {
    const preferences = createPreferences(() => { throw new Error('forbidden'); });
    preferences.set('units', 'decimal');
    assert.equal(preferences.get().units, 'decimal');
  });
});
