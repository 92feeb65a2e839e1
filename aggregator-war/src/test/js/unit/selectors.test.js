import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeFleetTrend } from '../../../../../src-webapp/js/api/decode-fleet.js';
import { attentionOf } from '../../../../../src-webapp/js/state/attention.js';
import { hostRow } from '../../../../../src-webapp/js/state/host-row.js';
import { initialState } from '../../../../../src-webapp/js/state/reducers.js';
import { selectPage, selectRoute } from '../../../../../src-webapp/js/state/selectors.js';
import { parseRoute } from '../../../../../src-webapp/js/state/url.js';
import { ANSWERED, fixture } from '../support/fixtures.js';
import { CHARTED, oneHost, pageFor, stateFor } from '../support/state.js';

/** @param {object} changes to the golden host @param {number} [silent] seconds since its last push */
function row(changes = {}, silent = 1) {
  return hostRow({ ...oneHost, ...changes, last_seen: ANSWERED - silent }, ANSWERED);
}

const withValues = (hostname, cpu, memory, disk) => row({
  hostname, latest: { 'cpu.total_usage': cpu, 'memory.usage_percent': memory, 'filesystem.usage_percent': disk },
});

describe('the state of a host', () => {
  test('is online right after a push', () => assert.equal(row({}, 1).state, 'online'));
  test('is online 30 s after a push', () => assert.equal(row({}, 30).state, 'online'));
  test('is late after that, though still online for the aggregator', () => assert.equal(row({}, 31).state, 'late'));
  test('is offline when the aggregator says so', () => assert.equal(row({ status: 'offline' }, 301).state, 'offline'));
  test('is never silent for a negative time', () => assert.equal(row({}, -5).silentSeconds, 0));
  test('has no value for what it never sent', () => {
    const { cpuPercent, loadPerCore, pressurePercent } = row({ latest: {} });
    assert.deepEqual([cpuPercent, loadPerCore, pressurePercent], [null, null, null]);
  });
  test('counts its load by the core', () => assert.equal(row({ latest: { 'load.1m': 6, 'cpu.cores': 4 } }).loadPerCore, 1.5));
});

describe('attention', () => {
  test('is not needed by a host that is well', () => assert.deepEqual(attentionOf([row()]).items, []));

  test('puts a gone host before a full disk, and that before a late push', () => {
    const late = row({ hostname: 'late' }, 45);
    const gone = row({ hostname: 'gone', status: 'offline' }, 400);
    const { items } = attentionOf([late, withValues('full', 10, 10, 97), gone]);
    assert.deepEqual(items.map((item) => item.host.hostname), ['gone', 'full', 'late']);
    assert.deepEqual(items.map((item) => item.grave), [true, true, false]);
  });

  test('lists a host once with all of its reasons, the highest first', () => {
    const host = withValues('busy', 91, 96, 50);
    const { items } = attentionOf([host, host]);
    assert.equal(items.length, 1);
    assert.deepEqual(items[0].reasons, [
      { kind: 'high', quantity: 'memory', percent: 96, grave: true }, { kind: 'high', quantity: 'cpu', percent: 91, grave: false },
    ]);
  });

  test('tells of a gone host only that it is gone: its values are old', () => {
    const gone = row({ status: 'offline', latest: { 'cpu.total_usage': 99 } }, 400);
    assert.deepEqual(attentionOf([gone]).items[0].reasons.map((reason) => reason.kind), ['offline']);
  });

  test('puts a full disk before memory that runs out, and that before a busy CPU', () => {
    const { items } = attentionOf([withValues('a', 99, 1, 1), withValues('b', 1, 96, 1), withValues('c', 1, 1, 95)]);
    assert.deepEqual(items.map((item) => item.host.hostname), ['c', 'b', 'a']);
  });

  test('does not reorder when a value wavers', () => {
    const names = (cpu) => attentionOf([withValues('a', cpu, 1, 1), withValues('b', 97, 1, 1)]).items.map((item) => item.host.hostname);
    assert.deepEqual(names(96), names(99));
  });

  test('tells of pressure where tasks stand still for half of the time, gravely above that', () => {
    const latest = (percent) => ({ 'pressure.cpu_some_percent': 3, 'pressure.io_some_percent': percent });
    const stalled = (percent) => attentionOf([row({ latest: latest(percent) })]).items;
    assert.deepEqual(stalled(49), []);
    assert.deepEqual(stalled(55)[0].reasons, [{ kind: 'high', quantity: 'pressure', percent: 55, grave: false }]);
    assert.ok(stalled(80)[0].grave);
  });

  test('tells that two agents share a name', () => {
    assert.deepEqual(attentionOf([row({ conflict: true })]).items[0].reasons, [{ kind: 'conflict' }]);
  });

  test('of a crowd of gone hosts leaves room for the full disk', () => {
    const gone = Array.from({ length: 20 }, (_, index) => row({ hostname: `gone${index}`, status: 'offline' }, 400 + index));
    const { items, more } = attentionOf([...gone, withValues('full', 1, 1, 99)]);
    assert.equal(items[0].host.hostname, 'gone0');
    assert.ok(items.some((item) => item.host.hostname === 'full'));
    assert.equal(items.length, 9);
    assert.ok(more);
  });
});

describe('a page', () => {
  test('before the first answer knows nothing and is not empty', () => {
    const page = selectPage(initialState(parseRoute('')), 0, CHARTED);
    assert.deepEqual([page.cards, page.empty, page.fleet.page, page.connection.phase], [null, false, null, 'loading']);
  });

  test('of a host that is called like something every object has knows nothing of it either', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      const { single } = selectPage(initialState(parseRoute(`?view=single&host=${name}`)), 0, CHARTED);
      assert.deepEqual([single.host, single.unknown], [null, false]);
      const { compare } = selectPage(initialState(parseRoute(`?view=compare&host=${name}`)), 0, CHARTED);
      assert.deepEqual(compare.cards.map((card) => card.host), [null]);
    }
  });

  test('is that of the fleet, its list as asked', () => {
    const page = pageFor('?sort=cpu&order=desc');
    const { lines } = page.fleet.page;
    assert.deepEqual([0, 1, 2].map((line) => lines.at(line).host.state), ['late', 'offline', 'online']);
    assert.equal(page.fleet.page.query.sort, 'cpu');
  });

  test('leads from a sorted column to its other direction, and from another to its telling one', () => {
    const { sortHrefs } = pageFor('?sort=cpu&order=desc').fleet.page;
    assert.equal(sortHrefs.cpu, '?sort=cpu');
    assert.equal(sortHrefs.memory, '?sort=memory&order=desc');
    assert.equal(sortHrefs.hostname, '?');
  });

  test('tells how the fleet went over the last hour', () => {
    const { total, averageCpuPercent, spanSeconds } = pageFor('').cards;
    assert.deepEqual([total.value, total.change, spanSeconds], [3, 1, 3600]);
    assert.ok(Math.abs(averageCpuPercent.change - 5.3) < 1e-9);
  });

  test('tells no change before there is an hour of it, and draws what there is at the end of its line', () => {
    const trend = { ...decodeFleetTrend(fixture('trend')), timestamps: Float64Array.of(1675727942, 1675727972, 1675728002) };
    const { change, points } = pageFor('', { trend }).cards.total;
    assert.deepEqual([change, points.to - points.from], [null, 3600]);
  });

  test('tells no change before there is a past', () => {
    assert.deepEqual(pageFor('', { trend: null }).cards.total, { value: 3, change: null, points: null });
  });

  test('says that there is no host yet', () => {
    const summary = { total_hosts: 0, online_hosts: 0, offline_hosts: 0, avg_cpu_usage: null, total_memory_used: 0, timestamp: 1 };
    assert.ok(pageFor('', { summary }).empty);
  });

  test('says that ingest has stopped', () => assert.ok(pageFor('', { health: { status: 'degraded' } }).degraded));
});

describe('the single view', () => {
  const { single } = pageFor('?view=single&host=web-server-01');

  test('compares the newest value with the first of the shown span', () => {
    assert.equal(single.cpuPercent.value, 34.5);
    assert.ok(Math.abs(single.cpuPercent.change - 2.3) < 1e-9);
    assert.ok(single.memoryPercent.change < 0);
  });

  test('draws CPU and memory', () => assert.deepEqual(single.chart.series.map((series) => series.color), ['cpu', 'memory']));

  test('tells an unknown host from one that is on its way', () => {
    assert.ok(pageFor('?view=single&host=gone').single.unknown);
    assert.ok(!selectPage(initialState(parseRoute('?view=single&host=gone')), 0, CHARTED).single.unknown);
  });

  test('has no change without history', () => {
    assert.equal(pageFor('?view=single&host=web-server-01', { history: null }).single.cpuPercent.change, null);
  });
});

describe('a choice left to us', () => {
  test('is the first host of the fleet', () => assert.deepEqual(selectRoute(stateFor('?view=single')).hosts, ['app-server-01']));

  test('is, for a comparison, the busiest hosts', () => {
    assert.deepEqual(selectRoute(stateFor('?view=compare')).hosts, ['app-server-01', 'web-server-01', 'db-server-01']);
  });

  test('is, in a fleet too large to compare whole, a few hosts with room for others', () => {
    const hosts = Array.from({ length: 13 }, (_, index) => `h${index}`);
    const values = { ...stateFor('').values, hosts, values: hosts.map((_, index) => index), status: hosts.map(() => 'online') };
    assert.deepEqual(selectRoute(stateFor('?view=compare', { values })).hosts, ['h12', 'h11', 'h10', 'h9']);
  });

  test('of a comparison begins with the shown host', () => {
    const { links } = pageFor('?view=single&host=db-server-01').bar;
    assert.equal(links.compare, '?view=compare&host=db-server-01&host=app-server-01&host=web-server-01');
  });
});

describe('the comparison', () => {
  const { cards } = pageFor('?view=compare&host=web-server-01&host=db-server-01&host=app-server-01&host=gone').compare;

  test('marks the best and the worst of each value among hosts that are there', () => {
    assert.deepEqual(cards.map((card) => card.ranks.cpu), ['best', 'none', 'worst', 'none']);
    assert.deepEqual(cards.map((card) => card.ranks.memory), ['worst', 'none', 'best', 'none']);
  });

  test('keeps a place for a host that is unknown', () => assert.deepEqual(cards.map((card) => card.unknown), [false, false, false, true]));

  test('lets each host be taken out', () => {
    assert.equal(cards[0].removeHref, '?view=compare&host=db-server-01&host=app-server-01&host=gone');
  });

  test('marks nothing when there is one host', () => {
    const [card] = pageFor('?view=compare&host=web-server-01').compare.cards;
    assert.deepEqual([card.ranks.cpu, card.removeHref], ['none', null]);
  });
});
