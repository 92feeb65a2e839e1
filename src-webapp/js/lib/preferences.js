/**
 * What a reader has chosen for this browser: theme, units of bytes, density, language, whether letters are commands.
 * Kept in its local storage; where that is forbidden the choice lasts as long as the page.
 */

const KEY = 'sysmon.preferences';

/** Each preference and what can be chosen; the first is the default. */
const CHOICES = Object.freeze({
  theme: /** @type {const} */ (['auto', 'light', 'dark']),
  units: /** @type {const} */ (['binary', 'decimal']),
  density: /** @type {const} */ (['comfortable', 'compact']),
  language: /** @type {const} */ (['auto', 'en', 'de']),
  keys: /** @type {const} */ (['on', 'off']),
});

/** @typedef {{ readonly [Name in keyof typeof CHOICES]: (typeof CHOICES)[Name][number] }} Preferences */

/** @typedef {ReturnType<typeof createPreferences>} PreferenceStore */

/** @param {() => Storage} storage may throw where it is forbidden */
function createPreferences(storage) {
  let current = parsePreferences(reading(() => storage().getItem(KEY)));

  return {
    /** @returns {Preferences} */
    get: () => current,
    /** @param {keyof Preferences} name @param {string} value anything that is no choice is the default */
    set(name, value) {
      current = parsePreferences(JSON.stringify({ ...current, [name]: value }));
      reading(() => storage().setItem(KEY, JSON.stringify(current)));
    },
  };
}

/**
 * @template T
 * @param {() => T} access
 * @returns {T | null} null where the browser forbids it, or has no room
 */
function reading(access) {
  try {
    return access();
  } catch {
    return null;
  }
}

/**
 * @param {string | null} text as it was stored; anything else means the defaults
 * @returns {Preferences}
 */
function parsePreferences(text) {
  const stored = /** @type {Record<string, unknown> | null} */ (reading(() => JSON.parse(text ?? '{}'))) ?? {};
  /** @template {string} T @param {readonly T[]} choices @param {unknown} value @returns {T} */
  const oneOf = (choices, value) => choices.find((choice) => choice === value) ?? choices[0];
  return {
    theme: oneOf(CHOICES.theme, stored.theme),
    units: oneOf(CHOICES.units, stored.units),
    density: oneOf(CHOICES.density, stored.density),
    language: oneOf(CHOICES.language, stored.language),
    keys: oneOf(CHOICES.keys, stored.keys),
  };
}

export { CHOICES, createPreferences, parsePreferences };
