import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';

/**
 * Whether what the page shows is fresh, in the page's header, with the time of the last good answer.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountConnection(parent, { document, messages, format }) {
  const word = el(document, 'span', {}, messages.connecting);
  const time = el(document, 'time', { class: CLASS.number });
  const element = el(document, 'p', { class: CLASS.connection, id: ID.connectionState, 'data-phase': 'loading' }, word, time);
  parent.append(element);

  return {
    /** @param {Model.Connection} connection */
    update({ phase, lastGoodMillis }) {
      setAttribute(element, 'data-phase', phase);
      setText(word, wordFor(phase, messages));
      if (lastGoodMillis === null) return;
      const clock = format.timeOfDay(lastGoodMillis / 1000);
      setText(time, phase === 'live' ? clock : messages.lastAnswer(clock));
      setAttribute(time, 'datetime', new Date(lastGoodMillis).toISOString());
    },
  };
}

/**
 * @param {Model.ConnectionPhase} phase
 * @param {import('../lib/messages.js').Messages} messages
 */
function wordFor(phase, messages) {
  switch (phase) {
    case 'loading': return messages.connecting;
    case 'live': return messages.live;
    case 'unreachable': return messages.unreachable;
  }
}

export { mountConnection };
