/**
 * The views with charts and what chooses their content: fetched when one of them is opened, since the fleet does without
 * them. When the address asks for one of them at the start, early.js has sent for the same files already.
 */

/** What their style sheets are called. */
const STYLES = ['chart', 'compare', 'facts', 'family', 'host-head', 'time-bar'];

/** @typedef {ReturnType<typeof createCharted>} Charted */

/** @param {Document} document */
function createCharted(document) {
  /** @type {Model.ChartedSelectors | null} */
  let selectors = null;

  async function prepare() {
    const [{ selectSingleView }, { selectCompareView }] = await Promise.all([
      import('./state/single-selector.js'), import('./state/compare-selector.js'), addStyles(document),
    ]);
    selectors = { selectSingleView, selectCompareView };
  }

  return {
    /** @returns {Model.ChartedSelectors | null} null until a view with charts was fetched */
    selectors: () => selectors,
    single: async () => {
      const [{ mountSingleView }] = await Promise.all([import('./view/single-view.js'), prepare()]);
      return mountSingleView;
    },
    compare: async () => {
      const [{ mountCompareView }] = await Promise.all([import('./view/compare-view.js'), prepare()]);
      return mountCompareView;
    },
  };
}

/**
 * @param {Document} document
 * @returns {Promise<unknown>} fulfilled when the style sheets hold
 */
function addStyles(document) {
  return Promise.all(STYLES.map((name) => {
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

export { createCharted };
