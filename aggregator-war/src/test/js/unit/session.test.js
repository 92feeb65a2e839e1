import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createClient } from '../../../../../src-webapp/js/api/client.js';
import { logIn, logOut, needsToken } from '../../../../../src-webapp/js/api/session.js';

describe('a session', () => {
  const clientOf = (answer, asked = []) => createClient({
    fetch: async (address, init) => {
      asked.push([init.method, address, init.headers['X-SysMon-Token']]);
      if (answer instanceof Error) throw answer;
      return new Response(null, { status: answer });
    },
    timeoutMillis: 1000,
  });

  test('begins with the token and ends with the cookie alone', async () => {
    const asked = [];
    assert.equal(await logIn(clientOf(204, asked), 'secret'), 'in');
    assert.equal(await logOut(clientOf(204, asked)), true);
    assert.deepEqual(asked, [['POST', 'api/session', 'secret'], ['DELETE', 'api/session', '']]);
  });

  const ends = [[401, 'refused'], [403, 'refused'], [503, 'unreachable'], [new TypeError('gone'), 'unreachable']];
  for (const [answer, result] of ends) {
    test(`that ends in ${answer} is ${result}`, async () => assert.equal(await logIn(clientOf(answer), 'x'), result));
  }

  const rules = [[{ viewers: 'token' }, true], [{ viewers: 'open' }, false], [[], false], [new Response('', { status: 404 }), false]];
  for (const [answer, needed] of rules) {
    test(`is ${needed ? '' : 'not '}needed when the rule is ${JSON.stringify(answer)}`, async () => {
      const fetch = async () => (answer instanceof Response ? answer : new Response(JSON.stringify(answer)));
      const client = createClient({ fetch, timeoutMillis: 1000 });
      assert.equal(await needsToken(client, new AbortController().signal), needed);
    });
  }

  test('cannot end while nobody answers', async () => assert.equal(await logOut(clientOf(new TypeError('gone'))), false));
});
