import { CLASS } from '../lib/classes.js';
import { el, setShown } from '../lib/dom.js';

/**
 * A view whose scripts are fetched when it is shown for the first time. If they do not come, the next update tries again.
 *
 * @template Model
 * @param {Element} parent
 * @param {ViewDeps} deps
 * @param {string} id
 * @param {object} view
 * @param {() => Promise<(parent: Element, deps: LateDeps) => { update: (model: Model) => void }>} view.load
 * @param {() => void} view.onLoaded
 */
function mountLater(parent, deps, id, { load, onLoaded }) {
  const waiting = el(deps.document, 'div', { class: CLASS.chartsWaiting, 'data-pending': '' });
  const section = el(deps.document, 'div', { id, hidden: true }, waiting);
  parent.append(section);
  /** @type {{ update: (model: Model) => void } | null} */
  let mounted = null;
  let loading = false;

  async function start() {
    loading = true;
    // When the scripts do not come the aggregator is away, which the page says already.
    const parts = await Promise.all([load(), deps.late()]).catch(() => null);
    loading = false;
    if (parts === null || deps.signal.aborted) return;
    const [mount, lateDeps] = parts;
    waiting.remove();
    mounted = mount(section, lateDeps);
    onLoaded();
  }

  return {
    /** @param {Model | null} model null while nothing is known of it @param {boolean} shown */
    update(model, shown) {
      setShown(section, shown);
      if (!shown) return;
      if (mounted === null && !loading) void start();
      if (mounted !== null && model !== null) mounted.update(model);
    },
    /** Nothing is missing of what is to be shown. */
    isDrawn: () => section.hidden || mounted !== null,
  };
}

export { mountLater };
