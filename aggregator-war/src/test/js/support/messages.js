import { ENGLISH as START } from '../../../../../src-webapp/js/lib/messages/english.js';
import { ENGLISH_LATE } from '../../../../../src-webapp/js/lib/messages/english-late.js';

/** Every English word, as the parts have them that are fetched late. */
const ENGLISH = { ...START, ...ENGLISH_LATE };

export { ENGLISH };
