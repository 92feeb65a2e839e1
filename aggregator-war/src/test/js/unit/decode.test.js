import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as decodeRest from '../../../../../src-webapp/js/api/decode.js';
import * as decodePast from '../../../../../src-webapp/js/api/decode-history.js';
import { fixture } from '../support/fixtures.js';

const decode = { ...decodeRest, ...decodePast };

describe('golden answers', () => {
  test('GET api/hosts', () => {
    const page = decode.decodeHostPage(fixture('hosts'));
    assert.deepEqual(page.hosts.map((host) => host.hostname), ['app-server-01', 'db-server-01', 'web-server-01']);
    assert.deepEqual(page.hosts.map((host) => host.conflict), [false, true, false]);
    assert.equal(page.hosts[2].latest['cpu.total_usage'], 34.5);
  });

  test('GET api/hosts/{hostname}', () => assert.equal(decode.decodeHostAnswer(fixture('host')).host.platform, 'Linux'));
  test('GET api/fleet/summary', () => assert.equal(decode.decodeSummary(fixture('summary')).avg_cpu_usage, 30.8));

  test('GET api/fleet/summary without a host has no mean', () => {
    assert.equal(decode.decodeSummary(fixture('summary-empty')).avg_cpu_usage, null);
  });

  test('GET api/fleet/values', () => assert.equal(decode.decodeFleetValues(fixture('values')).hosts.length, 3));
  test('GET api/health', () => assert.equal(decode.decodeHealth(fixture('health-degraded')).status, 'degraded'));

  test('GET api/metrics gives columns without a band when each point is a sample', () => {
    const [cpu] = decode.decodeHistory(fixture('history')).series;
    assert.equal(cpu.timestamps.length, cpu.values.length);
    assert.equal(cpu.min, null);
  });

  test('GET api/metrics gives lowest and highest beside means, and NaN for none', () => {
    const [cpu] = decode.decodeHistory(fixture('history-band')).series;
    assert.equal(cpu.max[4], 99.4);
    assert.ok(Number.isNaN(cpu.values[2]));
  });
});

describe('a host that said nothing of itself', () => {
  test('has no version, no platform, no tags and no values', () => {
    const bare = { hostname: 'h', first_seen: 1, last_seen: 2, status: 'online' };
    const [host] = decode.decodeHostPage({ hosts: [bare], total: 1, timestamp: 3 }).hosts;
    assert.deepEqual([host.version, host.platform, host.tags, host.latest], [null, null, {}, {}]);
  });
});

describe('an answer of another shape is refused by the name of its place', () => {
  const broken = (name, change) => {
    const answer = fixture(name);
    change(answer);
    return answer;
  };
  const quoted = broken('hosts', (a) => { a.hosts[0].latest['load.1m'] = '1'; });
  const cases = [
    ['decodeHostPage', 'null', null, /answer: expected an object, found null/],
    ['decodeHostPage', 'hosts that are no array', { hosts: {} }, /hosts: expected an array, found object/],
    ['decodeHostPage', 'a host without a name', broken('hosts', (a) => { delete a.hosts[1].hostname; }), /hosts\[1\]\.hostname/],
    ['decodeHostPage', 'a quoted number', quoted, /latest\.load\.1m: expected a number/],
    ['decodeHostPage', 'an unheard-of status', broken('hosts', (a) => { a.hosts[0].status = 'late'; }), /"online" or "offline"/],
    ['decodeFleetValues', 'columns of unequal length', broken('values', (a) => { a.values.pop(); }), /values: expected 3 elements/],
    ['decodeHistory', 'a column that is too short', broken('history', (a) => { a.series[0].values.pop(); }), /series\[0\]\.values/],
    ['decodeSummary', 'a missing total', {}, /total_hosts: expected a number/],
    ['decodeHealth', 'a list', [], /found an array/],
  ];
  for (const [decoder, what, answer, message] of cases) {
    test(`${decoder}: ${what}`, () => assert.throws(() => decode[decoder](answer), message));
  }
});
