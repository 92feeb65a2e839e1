import { el, setShown } from '../lib/dom.js';

/**
 * A view whose scripts are fetched when it is shown for the first time. If they do not come, the next update tries again.
 *
 * @template Model
 * @param {Element} parent
 * @param {ViewDeps} deps
 * @param {string} id
 * @param {object} view
 * @param {() => Promise<(parent: Element, deps: ViewDeps) => { update: (model: Model) => void }>} view.load
 * @param {() => void} view.onLoaded
 */
function mountLater(parent, deps, id, { load, onLoaded }) {
  const section = el(deps.document, 'div', { id, hidden: true });
  parent.append(section);
  /** @type {{ update: (model: Model) => void } | null} */
  let mounted = null;
  let state = /** @type {'none' | 'loading' | 'loaded'} */ ('none');

  async function start() {
    state = 'loading';
    try {
      mounted = (await load())(section, deps);
      state = 'loaded';
      onLoaded();
    } catch {
      // The aggregator is away, which the page says already.
      state = 'none';
    }
  }

  return {
    /** @param {Model | null} model null while another view is shown */
    update(model) {
      setShown(section, model !== null);
      if (model === null) return;
      if (mounted !== null) mounted.update(model);
      else if (state === 'none') void start();
    },
    /** Nothing is missing of what is to be shown. */
    isDrawn: () => section.hidden || mounted !== null,
  };
}

export { mountLater };
