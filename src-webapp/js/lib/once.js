/**
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>} the same for all who ask; what failed is tried anew by the next one
 */
function once(make) {
  /** @type {Promise<T> | null} */
  let made = null;
  return () => {
    made ??= make().catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
}

export { once };
