import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fc } from '../support/property.js';
import { serverNow } from '../../../../../src-webapp/js/lib/time.js';
import { initialState, loseConnection, navigate, receiveRound } from '../../../../../src-webapp/js/state/reducers.js';
import {
  addHost, addTag, filterStatus, groupBy, removeTag, scrollTo, searchFor,
} from '../../../../../src-webapp/js/state/route-changes.js';
import { selectPage } from '../../../../../src-webapp/js/state/selectors.js';
import { createStore } from '../../../../../src-webapp/js/state/store.js';
import { SORT_KEYS, parseRoute, writeRoute } from '../../../../../src-webapp/js/state/url.js';
import { ANSWERED } from '../support/fixtures.js';
import { CHARTED, roundFor, stateFor } from '../support/state.js';

describe('the store', () => {
  const start = initialState(parseRoute(''));

  test('tells a listener only of changes to what it selected', () => {
    const store = createStore(start);
    const heard = [];
    store.subscribe((state) => state.route, (route) => heard.push(route.view));
    store.set({ ...store.get(), health: { status: 'ok' } });
    store.set({ ...store.get(), route: parseRoute('?view=compare') });
    assert.deepEqual(heard, ['compare']);
  });

  test('tells nobody after their signal ended', () => {
    const store = createStore(start);
    const controller = new AbortController();
    store.subscribe((state) => state, () => assert.fail('told'), { signal: controller.signal });
    controller.abort();
    store.set({ ...start });
  });

  test('cannot be changed from outside', () => {
    assert.throws(() => { createStore(start).get().health = null; }, TypeError);
  });
});

describe('the address', () => {
  const cases = [
    ['', 'fleet'], ['?view=single&host=web-01', 'single'], ['?view=compare&host=a&host=b', 'compare'], ['?view=nonsense', 'fleet'],
  ];
  for (const [address, view] of cases) test(`"${address}" shows ${view}`, () => assert.equal(parseRoute(address).view, view));

  test('of the plain fleet says nothing', () => assert.equal(writeRoute(parseRoute('')), '?'));

  test('with nonsense in it means the default', () => {
    assert.deepEqual(parseRoute('?range=7&row=-1&sort=x&order=x&status=late&tag=role&group=&kiosk=yes'), parseRoute(''));
  });

  test('names a host once, and at most twelve', () => {
    const many = Array.from({ length: 20 }, (_, index) => `host=h${index % 15}`).join('&');
    assert.equal(parseRoute(`?view=compare&${many}`).hosts.length, 12);
    assert.deepEqual(parseRoute('?view=compare&host=a&host=a').hosts, ['a']);
  });

  test('comes back as what was written', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/);
    const list = fc.record({
      search: fc.string(), status: fc.constantFrom('any', 'online', 'offline'), sort: fc.constantFrom(...SORT_KEYS),
      order: fc.constantFrom('asc', 'desc'), row: fc.nat(9999), group: fc.option(fc.string({ minLength: 1 })),
      tags: fc.uniqueArray(fc.tuple(name, fc.string()).map(([key, value]) => `${key}:${value}`), { maxLength: 4 }),
    }, { noNullPrototype: true });
    const second = fc.integer({ min: 0, max: 4e9 });
    const span = fc.tuple(second, fc.integer({ min: 10, max: 1e8 })).map(([from, length]) => ({ from, to: from + length }));
    const route = fc.record({
      view: fc.constant('compare'), hosts: fc.uniqueArray(name, { maxLength: 12 }), rangeSeconds: fc.constantFrom(300, 3600),
      window: fc.option(span), ghost: fc.constantFrom('none', 'day', 'week'), comparedTag: fc.constant(null), multiples: fc.boolean(),
      heat: fc.constantFrom('cpu', 'memory', 'filesystem'), kiosk: fc.boolean(), list,
    }, { noNullPrototype: true });
    fc.assert(fc.property(route, (each) => assert.deepEqual(parseRoute(writeRoute(each)), each)));
  });
});

describe('what a reader does', () => {
  const fleet = parseRoute('?sort=cpu&order=desc&row=400');

  test('searching leads to the fleet, to the top of its list', () => {
    assert.equal(writeRoute(searchFor(parseRoute('?view=single&host=a'), 'db')), '?q=db');
    assert.equal(writeRoute(searchFor(fleet, 'db')), '?q=db&sort=cpu&order=desc');
  });

  test('filtering keeps the order and goes to the top of the list', () => {
    assert.equal(writeRoute(filterStatus(fleet, 'offline')), '?status=offline&sort=cpu&order=desc');
  });

  test('narrowing by tags adds up, and each can be taken back', () => {
    const both = addTag(addTag(addTag(fleet, 'role:db'), 'zone:eu'), 'role:db');
    assert.deepEqual(both.list.tags, ['role:db', 'zone:eu']);
    assert.deepEqual(removeTag(both, 'role:db').list, { ...fleet.list, tags: ['zone:eu'], row: 0 });
  });

  test('grouping is by one tag or none', () => {
    assert.equal(groupBy(fleet, 'role').list.group, 'role');
    assert.equal(groupBy(groupBy(fleet, 'role'), '').list.group, null);
  });

  test('scrolling changes nothing but the row', () => {
    assert.deepEqual(scrollTo(fleet, 7), { ...fleet, list: { ...fleet.list, row: 7 } });
  });

  test('choosing a host shows it', () => {
    assert.equal(addHost(fleet, 'a').view, 'single');
  });

  test('choosing a host in a comparison adds it once', () => {
    const compared = parseRoute('?view=compare&host=a');
    assert.deepEqual(addHost(addHost(compared, 'b'), 'b').hosts, ['a', 'b']);
  });
});

describe('a round', () => {
  test('makes the page live and keeps when', () => {
    assert.deepEqual(stateFor('').connection, { phase: 'live', lastGoodMillis: ANSWERED * 1000, failure: null });
  });

  test('that failed keeps what is known and says why', () => {
    const failure = { kind: 'timeout', path: 'api/hosts', status: 0 };
    const state = loseConnection(stateFor(''), failure);
    assert.equal(state.summary.total_hosts, 3);
    assert.deepEqual(state.connection, { phase: 'unreachable', lastGoodMillis: ANSWERED * 1000, failure });
  });

  test('from the browser\'s cache lets the server\'s clock run on', () => {
    const later = receiveRound(stateFor(''), roundFor(''), (ANSWERED + 40) * 1000);
    assert.equal(serverNow(later.clock, (ANSWERED + 41) * 1000), ANSWERED + 41);
  });

  test('heard by a browser whose clock is wrong keeps the server\'s time', () => {
    const state = receiveRound(initialState(parseRoute('')), roundFor(''), 5000);
    assert.equal(serverNow(state.clock, 7000), ANSWERED + 2);
  });
});

describe('going elsewhere', () => {
  const shown = stateFor('?view=single&host=web-server-01');

  test('drops the chart of another host', () => {
    assert.equal(navigate(shown, parseRoute('?view=single&host=db-server-01')).history, null);
  });

  test('keeps the chart of another span until the right one comes, and knows that it is not', () => {
    const next = navigate(shown, parseRoute('?view=single&host=web-server-01&range=3600'));
    assert.equal(next.history, shown.history);
    assert.equal(next.heardMillis.history, null);
    assert.equal(selectPage(next, ANSWERED * 1000, CHARTED).single.time.pending, true);
  });

  test('drops the earlier time with the span that it belongs to', () => {
    const ghost = { kind: 'day', history: shown.history };
    const behind = { ...navigate(shown, parseRoute('?view=single&host=web-server-01&ghost=day')), ghost };
    assert.equal(navigate(behind, parseRoute('?view=single&host=web-server-01&ghost=week')).ghost, null);
    assert.equal(navigate(behind, parseRoute('?view=single&host=web-server-01&ghost=day')).ghost, ghost);
  });

  test('drops the heat strip of another metric and keeps it otherwise', () => {
    const fleet = stateFor('');
    assert.equal(navigate(fleet, parseRoute('?heat=memory')).heat, null);
    assert.equal(navigate(fleet, parseRoute('?q=web')).heat, fleet.heat);
  });

  test('keeps the chart of the same host and span', () => {
    assert.equal(navigate(shown, parseRoute('?view=single&host=web-server-01')).history, shown.history);
  });
});
