import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findNames } from '../../../../../src-webapp/js/lib/name-search.js';

const NAMES = ['app-web-01', 'db-01', 'Web-02', 'web-01'];
const found = (text, most = 10) => findNames(NAMES, text, most).indices.map((index) => NAMES[index]);

describe('a search for names', () => {
  test('finds those that begin with a text before those that contain it', () => {
    assert.deepEqual(found('web'), ['Web-02', 'web-01', 'app-web-01']);
  });
  test('takes no notice of case and of spaces around', () => assert.deepEqual(found(' WEB-0 '), ['Web-02', 'web-01', 'app-web-01']));
  test('of nothing finds all', () => assert.deepEqual(found(''), NAMES));
  test('of what is not there finds none', () => assert.deepEqual(findNames(NAMES, 'x', 10), { indices: [], total: 0 }));
  test('gives as many as are wanted and counts all', () => assert.deepEqual(findNames(NAMES, '0', 2), { indices: [0, 1], total: 4 }));
});
