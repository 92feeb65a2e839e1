import { FLEET } from './en/fleet.js';
import { PAGE } from './en/page.js';

/** What the page says from its start. The catalogue by which all others are measured: its shape is the type of every language. */
const ENGLISH = Object.freeze({ ...PAGE, ...FLEET });

export { ENGLISH };
