import { addStyles } from './lib/late-styles.js';

/**
 * The views with charts and what chooses their content: fetched when one of them is opened, since the fleet does without
 * them. When the address asks for one of them at the start, early.js has sent for the same files already.
 */

/** @typedef {ReturnType<typeof createCharted>} Charted */

/** @param {Document} document */
function createCharted(document) {
  /** @type {Model.ChartedSelectors | null} */
  let selectors = null;

  async function prepare() {
    const [{ selectSingleView }, { selectCompareView }] = await Promise.all([
      import('./state/single-selector.js'), import('./state/compare-selector.js'), addStyles(document, 'charted'),
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

export { createCharted };
