import { singleHref } from './host-row.js';
import { HEAT_METRICS, writeRoute } from './url.js';

/** @type {WeakMap<Wire.FleetValues, { lateNames: string, strip: Model.HeatStrip }>} */
const made = new WeakMap();

/**
 * The same answer gives the same strip while nobody comes late, so it is drawn once.
 *
 * @param {Wire.FleetValues | null} heat
 * @param {readonly Model.HostRow[]} rows hosts of which more is known than their status: who of them is late
 * @returns {Model.HeatStrip | null} null while the answer is on its way
 */
function heatOf(heat, rows) {
  if (heat === null) return null;
  const late = new Set(rows.filter((row) => row.state === 'late').map((row) => row.hostname));
  const lateNames = [...late].sort().join(' ');
  const known = made.get(heat);
  if (known?.lateNames === lateNames) return known.strip;
  const strip = stripOf(heat, late);
  made.set(heat, { lateNames, strip });
  return strip;
}

/**
 * @param {Wire.FleetValues} heat
 * @param {ReadonlySet<string>} late
 * @returns {Model.HeatStrip}
 */
function stripOf({ hosts, values, status, metric_type }, late) {
  return {
    metric: metric_type === 'memory.usage_percent' ? 'memory' : 'cpu',
    hosts,
    values,
    states: hosts.map((hostname, index) => (status[index] === 'online' && late.has(hostname) ? 'late' : status[index])),
    hrefOf: singleHref,
  };
}

/**
 * @param {Model.Route} route
 * @returns {readonly Model.HeatChoice[]}
 */
function heatChoicesOf(route) {
  return HEAT_METRICS.map((metric) => ({ metric, href: writeRoute({ ...route, heat: metric }), current: metric === route.heat }));
}

export { heatChoicesOf, heatOf };
