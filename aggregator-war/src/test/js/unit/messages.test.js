import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LANGUAGES, chooseLanguage, loadLateMessages, loadMessages } from '../../../../../src-webapp/js/lib/messages.js';

/** @param {'en' | 'de'} language @returns all that is said in it */
const loadAll = async (language) => ({ ...await loadMessages(language), ...await loadLateMessages(language) });

const english = await loadAll('en');

/** Every text of a catalogue under its path, as in `failure.network`. @returns {[string, unknown][]} */
function textsOf(catalogue, prefix = '') {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    (typeof value === 'object' ? textsOf(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]]));
}

/** Stands for any value: it knows which of its own names a text reads, and reads as a word that no text has. */
function placeholder(name) {
  return new Proxy({}, {
    get: (_, key) => (key === Symbol.toPrimitive ? () => `‹${name}›` : `‹${name}.${String(key)}›`),
  });
}

/** @param {Function} text @returns {string[]} the placeholders that its words show, sorted */
function shownBy(text) {
  const words = text(...Array.from({ length: text.length }, (_, index) => placeholder(index)));
  return (words.match(/‹[^›]+›/g) ?? []).sort();
}

/** Texts that are the same word in both languages. */
const ALIKE = new Set(['live', 'downloadCsv', 'online', 'hosts', 'hostSelector', 'cpuPercent', 'statusOnline', 'statusOffline',
  'preferenceName.units', 'preference.language.en', 'preference.language.de']);

/** Groups of names, in which technical words often stay as they are. */
const NAMES = /^(state|quantity|column|sections|panels|comparePanels|series|facts)\./;

for (const language of LANGUAGES) {
  describe(`the catalogue of ${language}`, async () => {
    const catalogue = await loadAll(language);
    const texts = new Map(textsOf(catalogue));

    test('has the keys of the English one, in its order', () => {
      assert.deepEqual([...texts.keys()], textsOf(english).map(([key]) => key));
    });

    test('has text for each, and the same values in it', () => {
      for (const [key, model] of textsOf(english)) {
        const text = texts.get(key);
        assert.equal(typeof text, typeof model, key);
        if (typeof model === 'function') assert.deepEqual(shownBy(text), shownBy(model), key);
        else assert.match(text, /\S/, key);
      }
    });

    test('shows every value that it is given', () => {
      for (const [key, text] of texts) {
        if (typeof text !== 'function' || key === 'allShown') continue;
        const shown = new Set(shownBy(text).map((name) => name.match(/\d+/)[0]));
        assert.equal(shown.size, text.length, key);
      }
    });

  });
}

test('the German catalogue is translated', async () => {
  const german = new Map(textsOf(await loadMessages('de')));
  const same = textsOf(english).filter(([key, text]) => typeof text === 'string' && german.get(key) === text);
  assert.deepEqual(same.map(([key]) => key).filter((key) => !ALIKE.has(key) && !NAMES.test(key)), []);
});

describe('the language', () => {
  const cases = [
    [null, ['de-AT', 'en'], { language: 'de', locale: 'de-AT' }],
    [null, ['fr-FR', 'en-US', 'de'], { language: 'en', locale: 'en-US' }],
    [null, ['fr-FR'], { language: 'en', locale: 'en-GB' }],
    [null, [], { language: 'en', locale: 'en-GB' }],
    [null, ['DE'], { language: 'de', locale: 'DE' }],
    [null, ['den', 'enx'], { language: 'en', locale: 'en-GB' }],
    ['de', ['en-US'], { language: 'de', locale: 'de-DE' }],
    ['en', ['de-DE', 'en-AU'], { language: 'en', locale: 'en-AU' }],
  ];
  for (const [chosen, preferred, expected] of cases) {
    test(`for ${chosen ?? 'no choice'} and ${preferred} is ${expected.locale}`, () => {
      assert.deepEqual(chooseLanguage(chosen, preferred), expected);
    });
  }
});
