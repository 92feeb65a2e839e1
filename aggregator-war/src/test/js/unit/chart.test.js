import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fc } from '../support/property.js';
import { decimate, outline } from '../../../../../src-webapp/js/chart/decimate.js';
import { gapLimit, gapsOf, runsOf } from '../../../../../src-webapp/js/chart/gaps.js';
import { nearestIndex } from '../../../../../src-webapp/js/chart/hit.js';
import { createScale } from '../../../../../src-webapp/js/chart/scale.js';
import { summarise } from '../../../../../src-webapp/js/chart/summary.js';
import { niceStep, valueTicks } from '../../../../../src-webapp/js/chart/ticks.js';

const columns = (...numbers) => Float64Array.from(numbers);
const finite = (min, max) => fc.double({ min, max, noNaN: true });

describe('a scale', () => {
  test('puts the ends of the domain at the ends of the range', () => {
    const scale = createScale([0, 100], [200, 0]);
    assert.deepEqual([scale.toPixel(0), scale.toPixel(100), scale.toPixel(25)], [200, 0, 150]);
  });

  test('comes back to where it started', () => {
    fc.assert(fc.property(finite(-1e6, 1e6), (value) => {
      const scale = createScale([-1e6, 1e6], [0, 1000]);
      assert.ok(Math.abs(scale.toValue(scale.toPixel(value)) - value) < 1e-6);
    }));
  });
});

describe('ticks of values', () => {
  test('of a percentage are steps of 20', () => assert.deepEqual(valueTicks(0, 100, 6), [0, 20, 40, 60, 80, 100]));
  test('are fewer where there is less room', () => assert.deepEqual(valueTicks(0, 100, 3), [0, 50, 100]));
  test('are written without binary dust', () => assert.deepEqual(valueTicks(0, 0.5, 6), [0, 0.1, 0.2, 0.3, 0.4, 0.5]));
  test('of a flat span is its value', () => assert.deepEqual(valueTicks(7, 7, 5), [7]));

  test('are 1, 2 or 5 times a power of ten apart, inside the span, and no more than asked for', () => {
    fc.assert(fc.property(finite(-1e6, 1e6), finite(0.001, 1e6), fc.integer({ min: 2, max: 12 }), (low, span, most) => {
      const ticks = valueTicks(low, low + span, most);
      assert.ok(ticks.length <= most);
      assert.ok(ticks.every((tick) => tick >= low - 1e-6 && tick <= low + span + 1e-6));
      assert.match(niceStep(span / (most - 1)).toExponential(), /^[125]e|^1\.0+1?e|^[0-9.]+e/);
      const digit = Number(niceStep(span / (most - 1)).toExponential(6).split('e')[0]);
      assert.ok([1, 2, 5].includes(digit), `step begins with ${digit}`);
    }));
  });
});

describe('gaps', () => {
  test('follow the rhythm of the samples when the server names a finer step', () => {
    assert.equal(gapLimit(columns(0, 10, 20, 30), 2), 25);
  });

  test('break the line where points are far apart or have no value', () => {
    assert.deepEqual(runsOf(columns(0, 2, 4, 30, 32, 34), columns(1, 1, 1, 1, NaN, 1), 2), [[0, 2], [3, 3], [5, 5]]);
  });

  test('do not open for one late tick', () => assert.deepEqual(runsOf(columns(0, 2, 6, 8), columns(1, 1, 1, 1), 2), [[0, 3]]));
  test('of nothing are none', () => assert.deepEqual(runsOf(columns(), columns(), 2), []));

  const series = (times) => ({ times: columns(...times), values: columns(...times) });

  test('of a chart are where none of its series has anything, its ends included', () => {
    const gaps = gapsOf([series([10, 12, 14, 40, 42]), series([12, 14, 16, 42, 44])], 2, { from: 0, to: 80 });
    assert.deepEqual(gaps, [{ from: 0, to: 10 }, { from: 16, to: 40 }, { from: 44, to: 80 }]);
  });

  test('of a chart are not seen between slow samples beside fast ones', () => {
    assert.deepEqual(gapsOf([series([0, 30, 60, 90])], 2, { from: 0, to: 90 }), []);
  });
});

describe('decimation', () => {
  test('keeps first, lowest, highest and last of a pixel column, in order', () => {
    const kept = decimate(columns(0.1, 0.2, 0.3, 0.4, 0.5, 1.2), columns(5, 9, 1, 6, 7, 3), 0, 5);
    assert.deepEqual(kept, [0, 1, 2, 4, 5]);
  });

  test('loses no extreme, repeats nothing and needs at most four points a column', () => {
    fc.assert(fc.property(fc.array(finite(0, 100), { minLength: 1, maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (raw, width) => {
      const values = Float64Array.from(raw);
      const pixels = values.map((_, index) => (index * width) / values.length);
      const kept = decimate(pixels, values, 0, values.length - 1);
      assert.equal(Math.max(...kept.map((index) => values[index])), Math.max(...values));
      assert.equal(Math.min(...kept.map((index) => values[index])), Math.min(...values));
      assert.deepEqual(kept, [...new Set(kept)].sort((a, b) => a - b));
      assert.ok(kept.length <= 4 * width);
    }));
  });
});

describe('the outline', () => {
  test('reaches from the lowest to the highest of each pixel column, and to where the line came from', () => {
    const { pixels, low, high } = outline(columns(0.1, 0.6, 1.2, 1.9), columns(5, 9, 1, 3), 0, 3);
    assert.deepEqual([[...pixels], [...low], [...high]], [[0.5, 1.5], [5, 1], [9, 9]]);
  });

  test('loses no spike', () => {
    const values = fc.array(finite(0, 100), { minLength: 1, maxLength: 400 });
    fc.assert(fc.property(values, fc.integer({ min: 1, max: 50 }), (raw, width) => {
      const all = Float64Array.from(raw);
      const { low, high } = outline(all.map((_, index) => (index * width) / all.length), all, 0, all.length - 1);
      assert.equal(Math.max(...high), Math.max(...all));
      assert.equal(Math.min(...low), Math.min(...all));
      assert.ok(high.every((value, column) => value >= low[column]) && high.length <= width);
    }));
  });
});

describe('the nearest point', () => {
  const times = columns(10, 20, 40);
  const cases = [[0, 0], [14, 0], [15, 0], [16, 1], [29, 1], [31, 2], [99, 2]];
  for (const [time, index] of cases) test(`to ${time} is number ${index}`, () => assert.equal(nearestIndex(times, time), index));
  test('of none is none', () => assert.equal(nearestIndex(columns(), 5), -1));
});

describe('the summary', () => {
  test('passes over what is missing', () => {
    const summary = summarise({ values: columns(1, NaN, 3), min: null, max: null });
    assert.deepEqual(summary, { last: 3, lowest: 1, highest: 3, mean: 2 });
  });

  test('tells the spike inside a bucket', () => {
    const summary = summarise({ values: columns(20, 24), min: columns(10, NaN), max: columns(30, 99.4) });
    assert.deepEqual([summary.lowest, summary.highest], [10, 99.4]);
  });

  test('of no values is none', () => assert.equal(summarise({ values: columns(NaN), min: null, max: null }), null));
});
