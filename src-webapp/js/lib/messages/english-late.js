import { CHART } from './en/chart.js';
import { DIALOGS } from './en/dialogs.js';
import { HOST } from './en/host.js';

/** What only those parts say that are fetched late. */
const ENGLISH_LATE = Object.freeze({ ...HOST, ...CHART, ...DIALOGS });

export { ENGLISH_LATE };
