import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fc } from '../support/property.js';
import { NOTHING, createFormat } from '../../../../../src-webapp/js/lib/format.js';

const format = createFormat('en-GB', 'UTC');

describe('percentages', () => {
  test('carry one decimal and the sign', () => assert.equal(format.percent(34.5), '34.5%'));
  test('are whole where there is little room', () => assert.equal(format.wholePercent(97.31), '97%'));
});

describe('bytes', () => {
  const cases = [
    [0, '0 B'], [1023, '1,023 B'], [1024, '1.0 KiB'], [2_254_857_830, '2.1 GiB'], [8_589_934_592, '8.0 GiB'],
    [104_857_600, '100 MiB'], [-52_428_800, '-50.0 MiB'], [1_048_575, '1.0 MiB'], [1023.97 * 1024, '1.0 MiB'],
  ];
  for (const [value, text] of cases) test(`${value} reads ${text}`, () => assert.equal(format.bytes(value), text));

  test('are decimal for who wants them so', () => {
    const decimal = createFormat('en-GB', 'UTC', 'decimal');
    assert.deepEqual([999, 1000, 2_254_857_830, 999_960].map(decimal.bytes), ['999 B', '1.0 kB', '2.3 GB', '1.0 MB']);
  });

  test('a rate says per second', () => assert.equal(format.bytesPerSecond(409_600), '400 KiB/s'));

  test('never show four digits before a larger unit', () => {
    fc.assert(fc.property(fc.double({ min: 1024, max: 2 ** 69, noNaN: true }), (value) => {
      assert.match(format.bytes(value), /^\d{1,3}(,\d{3})?(\.\d)? (KiB|MiB|GiB|TiB|PiB|EiB)$/);
      assert.doesNotMatch(format.bytes(value), /^1,02[4-9]/);
    }));
  });
});

describe('what is missing', () => {
  for (const name of ['count', 'percent', 'wholePercent', 'load', 'bytes', 'bytesPerSecond']) {
    test(`is a dash as ${name}, never a zero`, () => {
      assert.equal(format[name](null), NOTHING);
      assert.equal(format[name](NaN), NOTHING);
    });
  }
});

describe('durations', () => {
  const cases = [[0, '0 s'], [59.9, '59 s'], [60, '1 min'], [3599, '59 min'], [3600, '1 h'], [86_399, '23 h'], [172_800, '2 d']];
  for (const [seconds, text] of cases) test(`${seconds} s read ${text}`, () => assert.equal(format.duration(seconds), text));
});

describe('times', () => {
  test('are told in 24 hours', () => {
    assert.equal(format.timeOfDay(1_675_728_002), '00:00:02');
    assert.equal(format.hourMinute(1_675_728_002), '00:00');
  });

  test('follow the time zone', () => {
    assert.equal(createFormat('en-GB', 'Asia/Kolkata').hourMinute(1_675_728_002), '05:30');
  });

});

describe('in German', () => {
  const german = createFormat('de-DE', 'UTC');
  const cases = [
    [german.percent(34.5), '34,5\u00a0%'], [german.count(5000), '5.000'], [german.bytes(2_254_857_830), '2,1 GiB'],
    [german.duration(172_800), '2 T'], [german.duration(63_072_000), '2 J'], [german.dayMonth(1_675_728_002), '7. Feb.'],
  ];
  for (const [text, expected] of cases) test(`reads ${expected}`, () => assert.equal(text, expected));
});
