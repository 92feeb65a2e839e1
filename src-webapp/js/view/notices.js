import { CLASS } from '../lib/classes.js';
import { el, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';

/**
 * What is wrong with the aggregator itself, above everything else: it does not answer, or it takes no samples.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountNotices(parent, { document, messages, format, signal, actions }) {
  const since = el(document, 'span');
  const reason = el(document, 'span', { class: CLASS.muted });
  const retry = el(document, 'button', { type: 'button', id: ID.retry, class: CLASS.quiet }, messages.retryNow);
  const unreachable = el(document, 'div', { class: CLASS.notice, id: ID.noticeUnreachable, hidden: true },
    el(document, 'p', {}, el(document, 'strong', {}, messages.unreachableTitle), ' ', since, ' ', reason, ` ${messages.retrying}`),
    retry);
  const degraded = el(document, 'div', { class: CLASS.notice, id: ID.noticeDegraded, hidden: true },
    el(document, 'p', {}, messages.degraded));
  retry.addEventListener('click', () => actions.retry(), { signal });
  parent.append(unreachable, degraded);

  return {
    /** @param {Pick<Model.Page, 'connection' | 'degraded'>} page */
    update({ connection, degraded: isDegraded }) {
      setShown(unreachable, connection.phase === 'unreachable');
      setShown(degraded, isDegraded);
      const { lastGoodMillis, failure } = connection;
      setText(since, lastGoodMillis === null
        ? messages.unreachableNever
        : messages.unreachableSince(format.timeOfDay(lastGoodMillis / 1000)));
      setText(reason, failure === null ? '' : failureSentence(failure, messages));
    },
  };
}

/**
 * @param {Model.Failure} failure
 * @param {import('../lib/messages.js').Messages} messages
 */
function failureSentence({ kind, path, status }, messages) {
  return kind === 'status' ? messages.failure.status(path, status) : messages.failure[kind](path);
}

export { mountNotices };
