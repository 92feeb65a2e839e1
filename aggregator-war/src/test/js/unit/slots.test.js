import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fc } from '../support/property.js';
import { slotsOf } from '../../../../../src-webapp/js/chart/slots.js';

const columns = (...numbers) => Float64Array.from(numbers);

describe('bars', () => {
  test('with room are one a point, as wide as there is room for', () => {
    const values = columns(1, 2);
    const slots = slotsOf(columns(0, 10), { values, max: null }, 10);
    assert.deepEqual(slots, { width: 9, pixels: columns(0, 10), values, peaks: values });
    assert.equal(slotsOf(columns(0, 100), { values, max: null }, 100).width, 24);
  });

  test('without room stand for the mean of their points and remember the highest', () => {
    const slots = slotsOf(columns(0, 1, 2, 3, 4), { values: columns(3, 0, 0, 10, 20), max: null }, 1);
    assert.deepEqual(slots, { width: 2, pixels: columns(1.5, 4.5), values: columns(1, 15), peaks: columns(3, 20) });
  });

  test('take the highest from the band where there is one', () => {
    assert.deepEqual(slotsOf(columns(0, 1), { values: columns(1, 1), max: columns(5, 9) }, 1).peaks, columns(9));
  });

  test('of nothing are none', () => assert.equal(slotsOf(columns(), { values: columns(), max: null }, 1).pixels.length, 0));

  test('lose no spike, however many points there are to a pixel', () => {
    const amounts = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 400 });
    fc.assert(fc.property(amounts, fc.double({ min: 0.01, max: 2.9, noNaN: true }), (each, pitch) => {
      const pixels = Float64Array.from(each, (_, index) => index * pitch);
      const { values, peaks, pixels: middles } = slotsOf(pixels, { values: Float64Array.from(each), max: null }, pitch);
      assert.equal(Math.max(...peaks), Math.max(...each));
      assert.ok(values.every((value, index) => value <= peaks[index] * (1 + 1e-9)));
      assert.ok(middles.every((middle, index) => index === 0 || middle - middles[index - 1] >= 3));
    }));
  });
});
