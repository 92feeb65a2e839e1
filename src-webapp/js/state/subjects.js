/** What a series' tags are about: one tag names the device, interface, mount or sensor. */

/** The three characters that a tag's value writes with a percent sign. */
const ESCAPED = /%(25|2C|3D)/g;

/**
 * @param {string} tags as the wire has them: `key=value,key=value`, values escaped
 * @returns {string | null} the values, for a reader; null for no tags
 */
function subjectOf(tags) {
  if (tags === '') return null;
  return tags.split(',').map((tag) => unescape(tag.slice(tag.indexOf('=') + 1))).join(' ');
}

/** @param {string} value */
function unescape(value) {
  return value.replace(ESCAPED, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

export { subjectOf };
