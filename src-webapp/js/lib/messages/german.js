import { CHART } from './de/chart.js';
import { FLEET } from './de/fleet.js';
import { HOST } from './de/host.js';
import { PAGE } from './de/page.js';

/** @type {import('../messages.js').Messages} */
const GERMAN = Object.freeze({ ...PAGE, ...FLEET, ...HOST, ...CHART });

export { GERMAN };
