/**
 * Checked access to parsed JSON, which is `unknown` until it went through here. A value of another shape ends in a
 * ShapeError that names its place; a missing optional value is null.
 */

/** The answer is JSON, but not of the shape that the contract promises. */
class ShapeError extends Error {
  /**
   * @param {string} where as in `hosts[3].hostname`
   * @param {string} expected
   * @param {unknown} found
   */
  constructor(where, expected, found) {
    super(`cannot use ${where}: expected ${expected}, found ${describe(found)}`);
    this.name = 'ShapeError';
    this.where = where;
    this.expected = expected;
    this.found = found;
  }

  /**
   * @param {string} place that holds what could not be used
   * @returns {ShapeError} the same, told from further out
   */
  within(place) {
    return new ShapeError(`${place}${this.where}`, this.expected, this.found);
  }
}

/** @param {unknown} value */
function describe(value) {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value;
}

/**
 * @param {unknown} value
 * @param {string} where
 * @returns {Readonly<Record<string, unknown>>}
 */
function asObject(value, where) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ShapeError(where, 'an object', value);
  }
  return /** @type {Record<string, unknown>} */ (value);
}

/**
 * @param {unknown} value
 * @param {string} where
 * @returns {readonly unknown[]}
 */
function asArray(value, where) {
  if (!Array.isArray(value)) throw new ShapeError(where, 'an array', value);
  return value;
}

/**
 * @param {unknown} value
 * @param {string} where
 * @returns {string}
 */
function asString(value, where) {
  if (typeof value !== 'string') throw new ShapeError(where, 'a string', value);
  return value;
}

/**
 * @param {unknown} value
 * @param {string} where
 * @returns {number} finite: JSON has no other
 */
function asNumber(value, where) {
  if (typeof value !== 'number') throw new ShapeError(where, 'a number', value);
  return value;
}

/**
 * @template T
 * @param {unknown} value
 * @param {string} where
 * @param {(value: unknown, where: string) => T} decode
 * @returns {T | null} null for null and for absent
 */
function asOptional(value, where, decode) {
  return value === null || value === undefined ? null : decode(value, where);
}

/**
 * The place of an element is put together when something is wrong with it, not for each that is right.
 *
 * @template T
 * @param {unknown} value
 * @param {string} where
 * @param {(value: unknown, where: string) => T} decode is given no place of its own
 * @returns {readonly T[]}
 */
function asListOf(value, where, decode) {
  return asArray(value, where).map((element, index) => {
    try {
      return decode(element, '');
    } catch (error) {
      throw error instanceof ShapeError ? error.within(`${where}[${index}]`) : error;
    }
  });
}

/**
 * As `asListOf`, for columns of thousands: checked in place and not copied; an element of another shape is told by its
 * column alone.
 *
 * @template T
 * @param {unknown} value
 * @param {string} where
 * @param {(value: unknown, where: string) => T} check throws for what is no T
 * @returns {readonly T[]} the array itself
 */
function asColumnOf(value, where, check) {
  const column = asArray(value, where);
  for (const element of column) check(element, where);
  return /** @type {readonly T[]} */ (column);
}

/**
 * Checked in place and not copied, since a list of hosts has thousands of them.
 *
 * @template {'string' | 'number'} Type
 * @param {unknown} value
 * @param {string} where
 * @param {Type} type of every value
 * @returns {Readonly<Record<string, Type extends 'string' ? string : number>>} the object itself
 */
function asMapOf(value, where, type) {
  const map = asObject(value, where);
  for (const key of Object.keys(map)) {
    if (typeof map[key] !== type) throw new ShapeError(`${where}.${key}`, `a ${type}`, map[key]);
  }
  return /** @type {Readonly<Record<string, any>>} */ (map);
}

/**
 * @param {unknown} value
 * @param {string} where
 */
function numberOrNull(value, where) {
  return asOptional(value, where, asNumber);
}

/**
 * @template {{ readonly length: number }} Column
 * @param {Column} column
 * @param {{ readonly length: number }} other
 * @param {string} where
 * @returns {Column}
 */
function sameLength(column, other, where) {
  if (column.length !== other.length) throw new ShapeError(where, `${other.length} elements`, column);
  return column;
}

export { ShapeError, asArray, asColumnOf, asListOf, asMapOf, asNumber, asObject, asOptional, asString, numberOrNull, sameLength };
