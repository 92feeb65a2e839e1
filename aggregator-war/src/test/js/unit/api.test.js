import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createClient } from '../../../../../src-webapp/js/api/client.js';
import { forgetHost } from '../../../../../src-webapp/js/api/forget.js';
import { createReader } from '../../../../../src-webapp/js/api/reader.js';
import { readRound } from '../../../../../src-webapp/js/api/round.js';
import { createSparkFeed } from '../../../../../src-webapp/js/api/spark-feed.js';
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
  'api/fleet/extremes': fixture('hosts'),
  'api/fleet/tags': fixture('tags'),
  'api/fleet/trend': fixture('trend'),
  'api/fleet/groups': fixture('groups'),
  'api/hosts': fixture('hosts'),
  'api/hosts/web-server-01': fixture('host'),
  'api/metrics': fixture('history'),
  'api/latest': fixture('latest'),
};

const ALL_DUE = { history: true, ghost: false, growth: true, trend: true, tags: true, health: true };

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

  test('that brings the same content brings the same object', async () => {
    const tagged = (tag) => new Response(JSON.stringify(fixture('summary')), { headers: { ETag: tag } });
    const { fetch } = fakeFetch({});
    const answers = [tagged('a'), tagged('a'), tagged('b')];
    const source = createReader(createClient({ fetch: async () => answers.shift() ?? fetch('', {}), timeoutMillis: 1000 }));
    const [first, same, other] = [await source.summary(never), await source.summary(never), await source.summary(never)];
    assert.equal(same, first);
    assert.notEqual(other, first);
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

describe('forgetting a host', () => {
  const forget = async (answer) => {
    const asked = [];
    const fetch = async (address, init) => {
      asked.push([init.method, address, init.headers['X-SysMon-Token']]);
      if (answer instanceof Error) throw answer;
      return new Response(null, { status: answer });
    };
    return { asked, result: await forgetHost(createClient({ fetch, timeoutMillis: 1000 }), 'a/b', 'secret') };
  };

  test('asks for its deletion with the token', async () => {
    const { asked, result } = await forget(204);
    assert.deepEqual(asked, [['DELETE', 'api/hosts/a%2Fb', 'secret']]);
    assert.equal(result, 'forgotten');
  });

  const ends = [[401, 'refused'], [403, 'refused'], [404, 'unknown'], [503, 'unreachable'], [new TypeError('gone'), 'unreachable']];
  for (const [answer, result] of ends) {
    test(`that ends in ${answer} is ${result}`, async () => assert.equal((await forget(answer)).result, result));
  }
});

describe('the little histories', () => {
  const feed = () => {
    const asked = [];
    const timers = [];
    const heard = [];
    let now = 0;
    const sparks = createSparkFeed({
      read: (hostnames, signal) => new Promise((resolve, reject) => {
        asked.push({ hostnames, signal, answer: () => resolve(hostnames), fail: () => reject(new Error('gone')) });
      }),
      onResult: (result) => heard.push(result),
      setTimer: (callback) => timers.push(callback),
      clearTimer: () => timers.pop(),
      nowMillis: () => now,
    });
    const see = async (...hostnames) => { sparks.see(hostnames); timers.pop()(); };
    return { sparks, asked, heard, see, later: (millis) => { now += millis; } };
  };
  const settle = () => new Promise((resolve) => { setImmediate(resolve); });

  test('are asked for the hosts in sight, and again a minute later', async () => {
    const { sparks, asked, heard, see, later } = feed();
    see('a', 'b');
    asked[0].answer();
    await settle();
    sparks.refresh();
    assert.equal(asked.length, 1);
    later(60_000);
    sparks.refresh();
    assert.equal(asked.length, 2);
    assert.deepEqual(heard, [['a', 'b']]);
  });

  test('of hosts that went out of sight are not waited for', async () => {
    const { asked, heard, see } = feed();
    see('a');
    see('b');
    asked[0].answer();
    await settle();
    assert.ok(asked[0].signal.aborted);
    assert.deepEqual(heard, []);
  });

  test('that did not come are asked for with the next refresh', async () => {
    const { sparks, asked, see } = feed();
    see('a');
    asked[0].fail();
    await settle();
    sparks.refresh();
    assert.equal(asked.length, 2);
  });
});

describe('a round', () => {
  test('of the fleet asks for one part of the list, as the address says', async () => {
    const { asked, result } = await round('?q=db 1&status=offline&sort=cpu&order=desc&tag=role:db&group=zone&row=130');
    assert.ok(asked.includes('api/hosts?sort=cpu&order=desc&limit=150&offset=100&group=zone&tag=role%3Adb&q=db+1&status=offline'));
    assert.equal(result.listed.answer.total, 3);
    assert.deepEqual([result.listed.query.row, result.listed.offset], [130, 100]);
    assert.ok(asked.includes('api/fleet/groups?tag_key=zone&tag=role%3Adb&q=db+1&status=offline'));
  });

  test('of the fleet asks each question once, whatever the size of the fleet', async () => {
    const { asked, result } = await round('');
    assert.deepEqual(asked.sort(), [
      'api/fleet/extremes', 'api/fleet/summary', 'api/fleet/tags', 'api/fleet/trend', 'api/fleet/values?metric=cpu.total_usage',
      'api/health', 'api/hosts?sort=hostname&order=asc&limit=150',
    ]);
    assert.deepEqual([result.extremes.hosts.length, result.tags.length, result.trend.step, result.groups], [3, 2, 30, null]);
  });

  test('of the fleet asks for neither tags, trend nor health that are not due, and keeps what is known of them', async () => {
    const { asked, result } = await round('', FLEET, { ...ALL_DUE, tags: false, trend: false, health: false });
    assert.equal(asked.length, 4);
    assert.ok(!('tags' in result) && !('trend' in result) && !('health' in result));
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
