import { el, setAttribute, setShown } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { mountAttentionList } from './attention-list.js';
import { mountHeatStrip } from './heat-strip.js';
import { mountHostTable } from './host-table.js';

/**
 * The fleet: what needs attention, every host at a glance, then the list.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountFleetView(parent, deps) {
  const section = el(deps.document, 'div', { id: ID.viewFleet, hidden: true });
  parent.append(section);
  const attention = mountAttentionList(section, deps);
  const heat = mountHeatStrip(section, deps);
  const table = mountHostTable(section, deps);

  return {
    /** @param {Model.FleetView | null} model null while another view is shown */
    update(model) {
      setShown(section, model !== null);
      if (model === null) return;
      // Before the list is laid out: one that is to be scrolled has to have its height.
      setAttribute(section, 'data-waiting', model.page === null ? '' : null);
      attention.update(model.attention);
      heat.update(model.heat, model.heatChoices);
      table.update(model.page);
    },
  };
}

export { mountFleetView };
