import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createClient } from '../../../../../src-webapp/js/api/client.js';
import { createReader } from '../../../../../src-webapp/js/api/reader.js';
import { readRound } from '../../../../../src-webapp/js/api/round.js';
import { parseRoute } from '../../../../../src-webapp/js/state/url.js';
import { fixture } from '../support/fixtures.js';

const never = new AbortController().signal;

/** A fetch that answers from a table of paths and writes down what it was asked. */
function fakeFetch(answers) {
  const asked = [];
  const fetch = async (address, init) => {
    asked.push({ address, init });
    const answer = answers[address.split('?')[0]];
    if (answer === undefined) return new Response('{"status": 404}', { status: 404 });
    return answer instanceof Response ? answer : new Response(JSON.stringify(answer));
  };
  return { fetch, asked };
}

function reader(answers) {
  const { fetch, asked } = fakeFetch(answers);
  return { reader: createReader(createClient({ fetch, timeoutMillis: 1000 })), asked };
}

const FLEET = {
  'api/health': fixture('health'),
  'api/fleet/summary': fixture('summary'),
  'api/fleet/values': fixture('values'),
  'api/hosts': fixture('hosts'),
  'api/hosts/web-server-01': fixture('host'),
  'api/metrics': fixture('history'),
  'api/latest': fixture('latest'),
};

const ALL_DUE = { history: true, ghost: false, growth: true };

async function round(address, answers = FLEET, due = ALL_DUE) {
  const { reader: source, asked } = reader(answers);
  return { result: await readRound(source, { route: parseRoute(address), due }, never), asked: asked.map((each) => each.address) };
}

describe('a request', () => {
  test('is relative, so that it works below any context path', async () => {
    const { asked } = await round('');
    assert.ok(asked.every((address) => address.startsWith('api/')));
  });

  test('is conditional through the HTTP cache', async () => {
    const { reader: source, asked } = reader(FLEET);
    await source.summary(never);
    assert.equal(asked[0].init.cache, 'no-cache');
  });

  const failures = [
    ['a status that is no success', new Response('{}', { status: 503 }), { kind: 'status', path: 'api/health', status: 503 }],
    ['a body that is no JSON', new Response('<html>'), { kind: 'malformed', path: 'api/health', status: 200 }],
    ['JSON of another shape', { status: 7 }, { kind: 'malformed', path: 'api/health', status: 0 }],
  ];
  for (const [what, answer, failure] of failures) {
    test(`fails on ${what}, and says so`, async () => {
      await assert.rejects(reader({ 'api/health': answer }).reader.health(never), (error) => {
        assert.deepEqual(error.failure, failure);
        return true;
      });
    });
  }

  test('fails as the network does', async () => {
    const client = createClient({ fetch: () => Promise.reject(new TypeError('refused')), timeoutMillis: 1000 });
    await assert.rejects(client.get('api/hosts', [], never), (error) => error.failure.kind === 'network');
  });

  /** @returns {Promise<never>} a request that only ends by its signal */
  const hang = (_, { signal }) => new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

  test('ends when the aggregator does not answer in time', async () => {
    await assert.rejects(createClient({ fetch: hang, timeoutMillis: 5 }).get('api/hosts', [], never),
      (error) => error.failure.kind === 'timeout');
  });

  test('that was superseded is an abort, no failure', async () => {
    const controller = new AbortController();
    const request = createClient({ fetch: hang, timeoutMillis: 1000 }).get('api/hosts', [], controller.signal);
    controller.abort();
    await assert.rejects(request, { name: 'AbortError' });
  });

  test('for a host writes its name as one segment of the path', async () => {
    const { reader: source, asked } = reader({});
    await source.host('a/../b', never);
    assert.equal(asked[0].address, 'api/hosts/a%2F..%2Fb');
  });
});

describe('a round', () => {
  test('of the fleet asks for one page of the list, as the address says', async () => {
    const { asked, result } = await round('?q=db 1&status=offline&sort=cpu&order=desc&page=3');
    assert.ok(asked.includes('api/hosts?sort=cpu&order=desc&limit=50&offset=100&q=db+1&status=offline'));
    assert.equal(result.listed.answer.total, 3);
    assert.equal(result.listed.query.page, 3);
  });

  test('of the fleet asks for the few hosts that each rule of attention puts first', async () => {
    const { asked, result } = await round('');
    assert.equal(asked.filter((address) => address.endsWith('limit=10')).length, 5);
    assert.equal(result.suspects.length, 5);
  });

  test('of the fleet by memory asks for that of every host, once', async () => {
    const { asked, result } = await round('?heat=memory');
    assert.ok(asked.includes('api/fleet/values?metric=memory.usage_percent'));
    assert.equal(result.heat.hosts.length, 3);
  });

  test('of the fleet by CPU has asked for it already', async () => {
    const { asked, result } = await round('');
    assert.equal(asked.filter((address) => address.startsWith('api/fleet/values')).length, 1);
    assert.equal(result.heat, result.values);
  });

  test('of one host asks for it and for the history of the shown span', async () => {
    const { asked, result } = await round('?view=single&host=web-server-01&range=3600');
    assert.ok(asked.includes('api/hosts/web-server-01'));
    assert.ok(asked.some((address) => address.startsWith('api/metrics?host=web-server-01&metric=cpu.total_usage')
      && address.endsWith('from=-3600&points=400')));
    assert.equal(result.details['web-server-01'].hostname, 'web-server-01');
    assert.equal(result.history.series.length, 4);
  });

  test('of an unknown host succeeds and says that it is unknown', async () => {
    const { result } = await round('?view=single&host=gone');
    assert.equal(result.details.gone, null);
  });

  test('of one host asks for nothing about the past that is not due', async () => {
    const { asked, result } = await round('?view=single&host=web-server-01', FLEET, { history: false, ghost: false, growth: false });
    assert.ok(!asked.some((address) => address.startsWith('api/metrics')));
    assert.ok(!('history' in result) && !('growth' in result));
  });

  test('of one host asks for its newest samples beside the headline', async () => {
    const { asked, result } = await round('?view=single&host=web-server-01');
    assert.ok(asked.includes('api/latest?host=web-server-01&metric=filesystem.*&metric=system.boot_time_seconds'
      + '&metric=system.time_offset_seconds'));
    assert.equal(result.latest.length, 6);
  });

  test('of a span that stands still asks for that span, and for the same of an earlier time', async () => {
    const due = { history: true, ghost: true, growth: false };
    const { asked, result } = await round('?view=single&host=web-server-01&from=1000000&to=1003600&ghost=day', FLEET, due);
    const spans = asked.filter((address) => address.startsWith('api/metrics')).map((address) => /from=.*/.exec(address)[0]);
    assert.deepEqual(spans, ['from=1000000&to=1003600&points=400', 'from=913600&to=917200&points=400']);
    assert.equal(result.ghost.kind, 'day');
  });

  test('of a comparison asks for each of its hosts and for their history together', async () => {
    const { asked } = await round('?view=compare&host=web-server-01&host=db-server-01');
    assert.deepEqual(asked.filter((address) => address.startsWith('api/hosts/')), ['api/hosts/web-server-01', 'api/hosts/db-server-01']);
    const [history] = asked.filter((address) => address.startsWith('api/metrics'));
    assert.match(history, /\?host=web-server-01&host=db-server-01&metric=cpu\.total_usage&.*from=-300&points=240$/);
  });

  test('of a comparison by tag asks who has it first', async () => {
    const { asked, result } = await round('?view=compare&all=role:db');
    assert.ok(asked.includes('api/hosts?tag=role%3Adb&sort=hostname&order=asc&limit=12'));
    assert.ok(asked.includes('api/hosts/app-server-01'));
    assert.equal(result.tagged.tag, 'role:db');
  });

  test('of one host asks nothing about hosts before one is chosen', async () => {
    const { asked } = await round('?view=single');
    assert.deepEqual(asked, ['api/health', 'api/fleet/summary', 'api/fleet/values?metric=cpu.total_usage']);
  });

  test('fails as a whole when one request fails', async () => {
    const answers = { ...FLEET, 'api/fleet/summary': new Response('{}', { status: 500 }) };
    await assert.rejects(round('', answers), (error) => error.failure.path === 'api/fleet/summary');
  });
});
