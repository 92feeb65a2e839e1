/** Style sheets of css/components that are added with the part that they are for, by that part. */
const LATE_STYLES = Object.freeze({
  charted: ['chart', 'compare', 'facts', 'family', 'host-head', 'time-bar'],
  dialogs: ['dialog'],
  empty: ['empty'],
});

/**
 * @param {Document} document
 * @param {keyof typeof LATE_STYLES} part
 * @returns {Promise<unknown>} fulfilled when they hold
 */
function addStyles(document, part) {
  return Promise.all(LATE_STYLES[part].map((name) => {
    const href = `css/components/${name}.css`;
    /** @type {HTMLLinkElement | null} */
    const known = document.querySelector(`link[href="${href}"]`);
    const link = known ?? document.createElement('link');
    if (known === null) document.head.append(Object.assign(link, { rel: 'stylesheet', href }));
    return link.sheet !== null ? null : new Promise((resolve, reject) => {
      link.addEventListener('load', resolve);
      // What did not come is asked for anew the next time.
      link.addEventListener('error', (event) => { link.remove(); reject(event); });
    });
  }));
}

export { LATE_STYLES, addStyles };
