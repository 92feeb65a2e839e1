import { remember } from '../lib/memo.js';
import { hostState, singleHref } from './host-row.js';
import { HEAT_METRICS, writeRoute } from './url.js';

/** @type {Readonly<Record<string, Model.HeatMetric>>} */
const METRICS = Object.freeze({ 'memory.usage_percent': 'memory', 'filesystem.usage_percent': 'filesystem' });

/** @type {WeakMap<Wire.FleetValues, Model.HeatStrip>} */
const made = new WeakMap();

/**
 * The same answer gives the same strip while nobody comes late, so it is drawn once.
 *
 * @param {Wire.FleetValues | null} heat
 * @param {number} nowSeconds the server's time
 * @returns {Model.HeatStrip | null} null while the answer is on its way
 */
function heatOf(heat, nowSeconds) {
  if (heat === null) return null;
  const states = statesOf(heat, nowSeconds);
  const known = made.get(heat);
  if (known && known.states.every((state, index) => state === states[index])) return known;
  const { hosts, values, metric_type } = heat;
  const strip = { metric: METRICS[metric_type] ?? 'cpu', hosts, values, states, hrefOf: singleHref };
  made.set(heat, strip);
  return strip;
}

/**
 * @param {Wire.FleetValues} heat
 * @param {number} nowSeconds
 */
function statesOf({ status, last_seen }, nowSeconds) {
  return status.map((each, index) => hostState(each, nowSeconds - last_seen[index]));
}

const heatChoicesOf = remember((/** @type {Model.Route} */ route) => HEAT_METRICS.map((metric) => (
  { metric, href: writeRoute({ ...route, heat: metric }), current: metric === route.heat })));

export { heatChoicesOf, heatOf };
