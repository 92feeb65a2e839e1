import { CHART } from './en/chart.js';
import { FLEET } from './en/fleet.js';
import { HOST } from './en/host.js';
import { PAGE } from './en/page.js';

/** The catalogue by which all others are measured: its shape is the type of every language. */
const ENGLISH = Object.freeze({ ...PAGE, ...FLEET, ...HOST, ...CHART });

export { ENGLISH };
