import { FLEET } from './de/fleet.js';
import { PAGE } from './de/page.js';

/** @type {import('../messages.js').Messages} */
const GERMAN = Object.freeze({ ...PAGE, ...FLEET });

export { GERMAN };
