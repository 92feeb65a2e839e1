import { CHART } from './de/chart.js';
import { DIALOGS } from './de/dialogs.js';
import { HOST } from './de/host.js';

/** @type {import('../messages.js').LateMessages} */
const GERMAN_LATE = Object.freeze({ ...HOST, ...CHART, ...DIALOGS });

export { GERMAN_LATE };
