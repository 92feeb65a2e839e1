/**
 * Keys that do something anywhere on the page: single ones, and pairs pressed one after the other.
 */

/** A pair's second key comes within this many milliseconds. */
const PAIR_MILLIS = 1500;

/**
 * @param {Readonly<Record<string, () => void>>} commands by key, or by two keys with a space between them
 * @param {() => number} nowMillis
 */
function createKeys(commands, nowMillis) {
  const firsts = new Set(Object.keys(commands).filter((keys) => keys.includes(' ')).map((keys) => keys[0]));
  let first = '';
  let firstMillis = -Infinity;

  /**
   * @param {string} key as KeyboardEvent has it
   * @returns {boolean} whether it meant something
   */
  return (key) => {
    const now = nowMillis();
    const pair = now - firstMillis <= PAIR_MILLIS ? commands[`${first} ${key}`] : undefined;
    firstMillis = -Infinity;
    const command = pair ?? commands[key];
    if (command !== undefined) {
      command();
      return true;
    }
    if (firsts.has(key)) {
      first = key;
      firstMillis = now;
      return true;
    }
    return false;
  };
}

export { createKeys };
