/**
 * What is known of a host: undefined while nothing is, null when there is no such host. A host may be called as something
 * that every object has, such as `constructor`.
 *
 * @template Detail
 * @param {Readonly<Record<string, Detail>>} details by name of the host
 * @param {string} hostname
 * @returns {Detail | undefined}
 */
function detailOf(details, hostname) {
  return Object.hasOwn(details, hostname) ? details[hostname] : undefined;
}

export { detailOf };
