import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fc } from '../support/property.js';
import { createCrosshair, snap } from '../../../../../src-webapp/js/chart/crosshair.js';
import { domainOf } from '../../../../../src-webapp/js/chart/domain.js';
import { nameOf } from '../../../../../src-webapp/js/chart/names.js';
import { stackBars, stackSeries } from '../../../../../src-webapp/js/chart/stack.js';
import { markWriter, marksOf, valueWriter } from '../../../../../src-webapp/js/chart/units.js';
import { createFormat } from '../../../../../src-webapp/js/lib/format.js';
import { ENGLISH } from '../support/messages.js';
import { PANELS } from '../../../../../src-webapp/js/lib/panels.js';
import { MOST_SUBJECTS, panelsOf } from '../../../../../src-webapp/js/state/panel-selector.js';
import { subjectOf } from '../../../../../src-webapp/js/state/subjects.js';

const columns = (...numbers) => Float64Array.from(numbers);
const line = (times, values, more = {}) => ({ times: columns(...times), values: columns(...values), min: null, max: null, ...more });
const positive = fc.double({ min: 0, max: 1e9, noNaN: true });
const format = createFormat('en-GB', 'UTC');

describe('a stack', () => {
  test('adds each part to those below it', () => {
    const edges = stackSeries([line([0, 2], [1, 2]), line([0, 2], [10, 20])]).map(({ values }) => [...values]);
    assert.deepEqual(edges, [[1, 2], [11, 22]]);
  });

  test('takes what is not there as nothing, and keeps every moment that one part has', () => {
    const edges = stackSeries([line([0, 4], [1, NaN]), line([2, 4], [10, 20])]);
    assert.deepEqual([...edges[0].times], [0, 2, 4]);
    assert.deepEqual(edges.map(({ values }) => [...values]), [[1, 0, 0], [1, 10, 20]]);
  });

  test('ends at the sum, and no edge is below the one under it', () => {
    const parts = fc.array(fc.array(positive, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 7 });
    fc.assert(fc.property(parts, (each) => {
      const edges = stackSeries(each.map((values) => line([0, 1, 2, 3, 4], values)));
      for (let moment = 0; moment < 5; moment++) {
        const sum = each.reduce((total, values) => total + values[moment], 0);
        assert.ok(Math.abs(edges.at(-1).values[moment] - sum) <= 1e-3);
        assert.ok(edges.every(({ values }, index) => index === 0 || values[moment] >= edges[index - 1].values[moment]));
      }
    }));
  });

  test('of nothing is nothing', () => assert.deepEqual(stackSeries([]), []));

  test('of bars says how high each went, from where it begins', () => {
    const band = (high) => ({ min: columns(0), max: columns(high) });
    const edges = stackBars([line([0], [1], band(5)), line([0], [10], band(70)), line([0], [100])]);
    assert.deepEqual(edges.map(({ values, max }) => [values[0], max?.[0] ?? null]), [[1, 5], [11, 71], [111, null]]);
  });
});

describe('the ends of the axis', () => {
  test('are nought and the ceiling', () => assert.deepEqual(domainOf(100, [line([0], [12])]), [0, 100]));
  test('make room above the ceiling rather than cut off', () => assert.ok(domainOf(100, [line([0], [120])])[1] > 120));
  test('hold the whole band', () => assert.ok(domainOf(null, [line([0], [5], { min: columns(1), max: columns(50) })])[1] > 50));
  test('go below nought for frost', () => assert.deepEqual(domainOf(null, [line([0], [-7])])[0], -7));
  test('of nothing are still apart', () => assert.deepEqual(domainOf(null, []), [0, 1]));
  test('pass over what has no value', () => assert.deepEqual(domainOf(100, [line([0], [NaN])]), [0, 100]));
});

describe('the marks of an axis', () => {
  test('of bytes are 1, 2 or 5 times a power of ten of the unit that is read', () => {
    assert.deepEqual(marksOf('bytes', [0, 8 * 2 ** 30], 5), [0, 2, 4, 6, 8].map((count) => count * 2 ** 30));
  });
  const cases = [
    ['percent', 0.5, '0.5%'], ['bytes', 2 ** 31, '2 GiB'], ['bytesPerSecond', 512, '512 B/s'], ['perSecond', 2000, '2,000/s'],
    ['millis', 5, '5 ms'], ['celsius', 40, '40 °C'], ['number', 4, '4'],
  ];
  for (const [unit, value, text] of cases) test(`of ${unit} read ${text}`, () => assert.equal(markWriter(unit, format)(value), text));
});

describe('values', () => {
  const cases = [
    ['percent', 34.52, '34.5%'], ['perSecond', 0.25, '0.25/s'], ['perSecond', 1234.5, '1,235/s'], ['millis', 12.345, '12.3 ms'],
    ['celsius', 41, '41.0 °C'], ['number', 8, '8'], ['number', null, '–'],
  ];
  for (const [unit, value, text] of cases) test(`of ${unit} read ${text}`, () => assert.equal(valueWriter(unit, format)(value), text));
});

describe('the crosshair', () => {
  test('tells every chart, once a move', () => {
    const crosshair = createCrosshair();
    const told = [];
    const gone = new AbortController();
    const forever = new AbortController().signal;
    crosshair.follow((time) => told.push(['a', time]), forever);
    crosshair.follow((time) => told.push(['b', time]), forever);
    crosshair.follow(() => assert.fail('told after its end'), gone.signal);
    gone.abort();
    crosshair.point(10);
    crosshair.point(10);
    assert.deepEqual(told, [['a', 10], ['b', 10]]);
    assert.equal(crosshair.get(), 10);
  });

  test('stops at the nearest point of a chart that has none at just that moment', () => {
    assert.equal(snap(columns(0, 30, 60), 44, 2), 30);
  });
  test('stops nowhere in a gap', () => assert.equal(snap(columns(0, 2, 4, 100), 50, 2), null));
  test('stops nowhere over nothing', () => assert.equal(snap(columns(), 50, 2), null));
  test('points nowhere when nobody points', () => assert.equal(snap(columns(1), null, 2), null));
});

describe('a device', () => {
  test('is what the tag says', () => assert.equal(subjectOf('device=sda'), 'sda'));
  test('is read without escapes', () => assert.equal(subjectOf('mount=/a%2Cb%3Dc%25'), '/a,b=c%'));
  test('is not there without tags', () => assert.equal(subjectOf(''), null));
  test('is named before what of it is shown', () => {
    assert.equal(nameOf({ subject: 'sda', word: 'read', ghost: 'none' }, ENGLISH), 'sda read');
    assert.equal(nameOf({ subject: null, word: 'user', ghost: 'none' }, ENGLISH), 'user');
    assert.equal(nameOf({ subject: 'coretemp', word: null, ghost: 'none' }, ENGLISH), 'coretemp');
  });
});

describe('the panels', () => {
  const wire = (metric, tags, values, more = {}) => {
    const timestamps = columns(...values.map((_, index) => index));
    return { host: 'a', metric_type: metric, tags, timestamps, values: columns(...values), min: null, max: null, ...more };
  };
  const historyOf = (...series) => ({ from: 0, to: 10, step: 1, series, timestamp: 10 });
  const detailOf = (...series) => ({ hostname: 'a', latest: { 'memory.total_bytes': 1000 }, series });
  const made = (...series) => panelsOf(detailOf(...series), historyOf(...series), null);

  test('are each called something else and made of something', () => {
    assert.equal(new Set(PANELS.map(({ id }) => id)).size, Object.keys(ENGLISH.panels).length);
    assert.ok(PANELS.every(({ lines }) => lines.length > 0));
  });

  test('are on their way while the history is', () => {
    assert.deepEqual(panelsOf(detailOf(wire('load.1m', '', [1])), null, null).map(({ id, chart }) => [id, chart]), [['load', null]]);
  });

  test('are the same for the same answers', () => {
    const detail = detailOf(wire('load.1m', '', [1]));
    const history = historyOf(wire('load.1m', '', [1]));
    assert.equal(panelsOf(detail, history, null), panelsOf({ ...detail }, history, null));
  });

  test('show memory up to what the host has, and no part twice', () => {
    const [panel] = made(wire('memory.cached_bytes', '', [300, 200]), wire('memory.shmem_bytes', '', [100, 100]));
    assert.equal(panel.chart.ceiling, 1000);
    assert.deepEqual(panel.chart.series.map(({ word, values }) => [word, ...values]), [['shared', 100, 100], ['fileCache', 200, 100]]);
  });

  test('draw each device in a colour of its own, its second line dashed', () => {
    const metrics = ['disk.read_bytes_per_sec', 'disk.write_bytes_per_sec'];
    const series = ['a', 'b'].flatMap((device) => metrics.map((metric) => wire(metric, `device=${device}`, [1])));
    const drawn = made(...series).find(({ id }) => id === 'diskThroughput').chart.series;
    assert.deepEqual(drawn.map(({ subject, color, dashed }) => [subject, color, dashed]), [
      ['a', 'disk', false], ['a', 'disk', true], ['b', 'series-3', false], ['b', 'series-3', true],
    ]);
  });

  test('draw of many devices the busiest, and say how many others there are', () => {
    const series = Array.from({ length: MOST_SUBJECTS + 3 }, (_, index) => wire('disk.utilization_percent', `device=d${index}`, [index]));
    const [panel] = made(...series);
    assert.equal(panel.hiddenSubjects, 3);
    assert.deepEqual(panel.chart.series.map(({ subject }) => subject), ['d3', 'd4', 'd5', 'd6', 'd7', 'd8']);
  });

  test('draw an earlier time moved onto the shown one', () => {
    const load = wire('load.1m', '', [1, 2]);
    const ghost = { kind: 'day', history: historyOf({ ...load, timestamps: columns(-86_400, -86_399) }) };
    const [{ chart }] = panelsOf(detailOf(load), historyOf(load), ghost);
    assert.deepEqual(chart.ghosts.map((each) => [each.ghost, ...each.times]), [['day', 0, 1]]);
  });

});
