import { readFileSync } from 'node:fs';

/** Golden answers of the API, as the wire contract has them. */

/** @param {string} name of a file in fixtures/, without its ending @returns {any} parsed, a fresh copy at every call */
function fixture(name) {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
}

/** The moment at which the golden answers were given, in Unix seconds. */
const ANSWERED = 1_675_728_002;

export { ANSWERED, fixture };
