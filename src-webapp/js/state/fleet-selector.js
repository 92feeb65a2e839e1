import { attentionOf } from './attention.js';
import { heatChoicesOf, heatOf } from './heat-selector.js';
import { hostRow } from './host-row.js';
import { selectList } from './list-selector.js';

/**
 * @param {Model.State} state
 * @param {number} nowSeconds the server's time
 * @returns {Model.FleetView}
 */
function selectFleetView(state, nowSeconds) {
  const { route, listed, extremes, heat } = state;
  return {
    attention: extremes && attentionOf(extremes.hosts.map((host) => hostRow(host, nowSeconds))),
    heat: heatOf(heat, nowSeconds),
    heatChoices: heatChoicesOf(route),
    page: listed && selectList(state, listed, nowSeconds),
  };
}

export { selectFleetView };
