import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { ID, TEST_ID } from '../lib/ids.js';
import { stateSentence, tagText } from './host-words.js';
import { createStateMark } from './state-mark.js';

/**
 * Who the shown host is and how it does: mark, name, state in words, tags, and a warning when two agents share its name.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountHostHead(parent, deps) {
  const { document, messages, signal, actions } = deps;
  const mark = createStateMark(document);
  const name = el(document, 'h2', { id: ID.singleName, class: CLASS.viewTitle });
  const state = el(document, 'span', { class: CLASS.stateWord });
  const tags = el(document, 'span', { class: CLASS.muted });
  const conflict = el(document, 'p', { class: CLASS.notice, hidden: true }, messages.conflictExplained);
  const forget = el(document, 'button', { type: 'button', class: CLASS.rowAction, 'data-testid': TEST_ID.forget }, messages.forgetShort);
  let shown = '';
  forget.addEventListener('click', () => actions.askToForget(shown), { signal });
  parent.append(el(document, 'div', { class: CLASS.hostHead }, mark.element, name, tags, state, forget), conflict);

  return {
    /** @param {Model.SingleView} model */
    update({ hostname, host }) {
      shown = hostname ?? '';
      setShown(forget, host !== null);
      mark.update(host?.state ?? null);
      setText(name, hostname ?? '');
      setText(state, host === null ? '' : stateSentence(host, deps));
      setAttribute(state, 'data-state', host?.state ?? null);
      setText(tags, host === null ? '' : tagText(host));
      setShown(conflict, host?.conflict ?? false);
    },
  };
}

export { mountHostHead };
