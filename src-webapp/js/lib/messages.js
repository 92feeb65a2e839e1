import { ENGLISH } from './messages/english.js';

/**
 * Every word that the dashboard says: one catalogue a language, each under messages/ in one file an area. A text with
 * a value in it is a function of that value; numbers arrive already formatted (lib/format.js). English is at hand, the
 * other languages are fetched when they are wanted, and what only the parts say that are fetched late comes with those.
 */

/** What the page says from its start. @typedef {typeof ENGLISH} Messages */

/** What is said besides. @typedef {typeof import('./messages/english-late.js').ENGLISH_LATE} LateMessages */

/** @typedef {'en' | 'de'} Language */

/** What a reader can choose besides "as the browser says". @type {readonly Language[]} */
const LANGUAGES = ['en', 'de'];

/** Where the browser asks for none of our languages: English, with the 24 hour clock and day before month. */
const FALLBACK = Object.freeze({ en: 'en-GB', de: 'de-DE' });

/**
 * @param {Language | null} chosen by the reader; null follows the browser
 * @param {readonly string[]} preferred the browser's languages (BCP 47), the best first
 * @returns {{ language: Language, locale: string }} what to speak, and by whose habits to write numbers and dates
 */
function chooseLanguage(chosen, preferred) {
  const spoken = preferred.find((tag) => languageOf(tag) !== null);
  const language = chosen ?? languageOf(spoken ?? '') ?? 'en';
  return { language, locale: preferred.find((tag) => languageOf(tag) === language) ?? FALLBACK[language] };
}

/** @param {string} tag @returns {Language | null} */
function languageOf(tag) {
  const primary = tag.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary) ?? null;
}

/**
 * @param {Language} language
 * @returns {Promise<Messages>}
 */
async function loadMessages(language) {
  switch (language) {
    case 'en': return ENGLISH;
    case 'de': return (await import('./messages/german.js')).GERMAN;
  }
}

/**
 * @param {Language} language
 * @returns {Promise<LateMessages>}
 */
async function loadLateMessages(language) {
  switch (language) {
    case 'en': return (await import('./messages/english-late.js')).ENGLISH_LATE;
    case 'de': return (await import('./messages/german-late.js')).GERMAN_LATE;
  }
}

export { LANGUAGES, chooseLanguage, loadLateMessages, loadMessages };
