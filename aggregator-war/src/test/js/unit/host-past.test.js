import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { csvOf } from '../../../../../src-webapp/js/chart/csv.js';
import { ENGLISH } from '../support/messages.js';
import { comparePanelsOf, lineOf } from '../../../../../src-webapp/js/state/compare-panels.js';
import { fileSystemsOf } from '../../../../../src-webapp/js/state/file-systems.js';
import { outlookOf } from '../../../../../src-webapp/js/state/growth.js';
import { rebootsOf } from '../../../../../src-webapp/js/state/reboots.js';

const columns = (...numbers) => Float64Array.from(numbers);
const GIB = 2 ** 30;

const wire = (metric, tags, points, more = {}) => ({
  host: 'a', metric_type: metric, tags, timestamps: columns(...points.map(([time]) => time)),
  values: columns(...points.map(([, value]) => value)), min: null, max: null, ...more,
});
const historyOf = (...series) => ({ from: 0, to: 1000, step: 2, series, timestamp: 1000 });

describe('reboots', () => {
  const boots = (...points) => historyOf(wire('system.boot_time_seconds', '', points));
  const found = (history) => rebootsOf(history, 'a').map(({ atSeconds }) => atSeconds);

  test('are where the kernel says that it was booted', () => {
    assert.deepEqual(found(boots([10, -5000], [400, -5000], [480, 450], [490, 450], [900, 850])), [450, 850]);
  });

  test('are none while the boot time stays, nor when the clock is put right', () => {
    assert.deepEqual(found(boots([10, -5000], [400, -4880], [500, -4881])), []);
    assert.deepEqual(found(boots([480, 450], [500, 451], [900, 452])), [450]);
  });

  test('are known inside a bucket too', () => {
    const series = wire('system.boot_time_seconds', '', [[0, -5000], [300, -2000]], { max: columns(-5000, 450) });
    assert.deepEqual(found(historyOf(series)), [450]);
  });

  test('are of the host that is asked about', () => assert.deepEqual(rebootsOf(boots([480, 450]), 'b'), []));
});

describe('the outlook of a file system', () => {
  /** Bytes used, hour by hour over a week. @param {(hour: number) => number} used */
  const week = (used) => {
    const hours = Array.from({ length: 168 }, (_, hour) => [hour * 3600, used(hour)]);
    return historyOf(wire('filesystem.used_bytes', 'mount=/', hours));
  };

  test('is a number of days where it grows evenly', () => {
    const outlook = outlookOf(week((hour) => (hour * GIB) / 24), 'mount=/', 10 * GIB);
    assert.equal(outlook.kind, 'days');
    assert.ok(Math.abs(outlook.days - 10) < 1e-6);
  });

  test('is not growing where it shrinks, stays or goes up and down', () => {
    assert.equal(outlookOf(week((hour) => 100 * GIB - hour), 'mount=/', GIB).kind, 'steady');
    assert.equal(outlookOf(week(() => GIB), 'mount=/', GIB).kind, 'steady');
    assert.equal(outlookOf(week((hour) => (hour % 24) * GIB + hour), 'mount=/', GIB).kind, 'steady');
  });

  test('is not told for more than ten years', () => assert.equal(outlookOf(week((hour) => hour), 'mount=/', GIB).kind, 'steady'));

  test('is not known from a few hours, nor of what nobody told about', () => {
    const hours = historyOf(wire('filesystem.used_bytes', 'mount=/', [[0, 1], [3600, 2], [7200, 3]]));
    assert.equal(outlookOf(hours, 'mount=/', GIB).kind, 'unknown');
    assert.equal(outlookOf(null, 'mount=/', GIB).kind, 'unknown');
    assert.equal(outlookOf(week((hour) => hour), 'mount=/data', GIB).kind, 'unknown');
    assert.equal(outlookOf(week((hour) => hour), 'mount=/', null).kind, 'unknown');
  });
});

test('file systems are listed by their newest samples, the fullest first', () => {
  const sample = (metric_type, tags, value) => ({ host: 'a', metric_type, tags, value, timestamp: 1 });
  const latest = [
    sample('filesystem.usage_percent', 'mount=/', 20), sample('filesystem.used_bytes', 'mount=/', 2),
    sample('filesystem.usage_percent', 'mount=/data', 90), sample('system.boot_time_seconds', '', 5),
  ];
  assert.deepEqual(fileSystemsOf(latest, null), [
    { mount: '/data', usagePercent: 90, usedBytes: null, totalBytes: null, outlook: { kind: 'unknown' } },
    { mount: '/', usagePercent: 20, usedBytes: 2, totalBytes: null, outlook: { kind: 'unknown' } },
  ]);
});

describe('compared charts', () => {
  const of = (host, metric, tags, values) => ({ ...wire(metric, tags, values.map((value, index) => [index * 2, value])), host });
  const history = historyOf(
    of('a', 'disk.read_bytes_per_sec', 'device=sda', [1, 2]), of('a', 'disk.read_bytes_per_sec', 'device=sdb', [10, 20]),
    of('b', 'disk.read_bytes_per_sec', 'device=sda', [5, 300]),
    of('a', 'disk.utilization_percent', 'device=sda', [10, 90]), of('a', 'disk.utilization_percent', 'device=sdb', [40, 20]),
  );
  const panels = (multiples) => new Map(comparePanelsOf(['a', 'b'], history, null, multiples).map((panel) => [panel.id, panel]));

  test('add up what devices move, and take the busiest of what they do', () => {
    const values = (id) => panels(false).get(id).chart.series.map((series) => [series.subject, ...series.values]);
    assert.deepEqual(values('diskRead'), [['a', 11, 22], ['b', 5, 300]]);
    assert.deepEqual(values('diskUtilization'), [['a', 40, 90]]);
  });

  test('are left out where no host has anything', () => assert.deepEqual([...panels(false).keys()], ['diskRead', 'diskUtilization']));

  test('one a host have the scale of all', () => {
    const { multiples } = panels(true).get('diskRead');
    assert.deepEqual(multiples.map(({ hostname, chart }) => [hostname, chart.ceiling]), [['a', 315], ['b', 315]]);
  });

  test('tell twelve hosts apart', () => {
    const lines = Array.from({ length: 12 }, (_, index) => lineOf(index)).map(({ color, dashed }) => `${color} ${dashed}`);
    assert.equal(new Set(lines).size, 12);
  });
});

describe('a chart as a file', () => {
  const look = { word: 'cpu', subject: null, color: 'cpu', dashed: false, ghost: 'none' };
  const series = { ...look, times: columns(0, 2), values: columns(1.25, NaN) };
  const chart = (...all) => ({ series: all, ghosts: [], marks: [], kind: 'lines', unit: 'percent' });

  test('has a row a moment, oldest first, numbers as they came', () => {
    const plain = { ...series, min: null, max: null };
    assert.equal(csvOf(chart(plain), ENGLISH),
      'time,unix_seconds,"CPU"\r\n1970-01-01T00:00:00.000Z,0,1.25\r\n1970-01-01T00:00:02.000Z,2,\r\n');
  });

  test('has lowest and highest beside a mean', () => {
    const band = { ...series, min: columns(1, 2), max: columns(3, 4) };
    assert.match(csvOf(chart(band), ENGLISH), /^time,unix_seconds,"CPU","CPU min","CPU max"\r\n[^,]+,0,1\.25,1,3\r\n/);
  });

  test('lets no name be a formula, and no quote end its cell', () => {
    const named = { ...series, min: null, max: null, subject: '=cmd|"x"', word: null };
    assert.match(csvOf(chart(named), ENGLISH), /^time,unix_seconds,"'=cmd\|""x"""\r\n/);
  });
});
