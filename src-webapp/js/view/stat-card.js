import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setText } from '../lib/dom.js';
import { BLANK } from '../lib/format.js';
import { TEST_ID } from '../lib/ids.js';
import { changeText } from './change.js';

/**
 * One figure of a host: its newest value, and how far that is from the first value of the shown span. Whatever grows and
 * shrinks stands at the end of its line, so that nothing moves when it does.
 *
 * @param {Element} parent a `dl`
 * @param {Pick<LateDeps, 'document' | 'messages' | 'format'>} deps
 * @param {object} kind
 * @param {string} kind.id
 * @param {string} kind.label
 * @param {(value: number | null) => string} kind.write the value
 * @param {(amount: number) => string} kind.writeChange a change without its sign
 * @param {number} kind.steady a change smaller than this reads as none
 */
function mountStatCard(parent, { document, messages, format }, { id, label, write, writeChange, steady }) {
  const value = el(document, 'span', { 'data-testid': TEST_ID.value });
  const note = el(document, 'span', { class: CLASS.cardNote });
  const figure = el(document, 'dd', { class: CLASS.cardValue, 'data-pending': true }, value);
  const change = el(document, 'span', { class: CLASS.number, 'data-testid': TEST_ID.change });
  const span = el(document, 'span');
  parent.append(el(document, 'div', { class: CLASS.card, id }, el(document, 'dt', { class: CLASS.cardLabel }, label, note), figure,
    el(document, 'dd', { class: CLASS.cardChange }, span, ' ', change)));

  return {
    /**
     * @param {Model.Reading} reading
     * @param {{ rangeSeconds: number, note: string, pending: boolean }} around
     */
    update(reading, { rangeSeconds, note: words, pending }) {
      setAttribute(figure, 'data-pending', pending ? '' : null);
      setText(value, pending ? BLANK : write(reading.value));
      setText(note, words === '' ? '' : ` ${words}`);
      setText(change, reading.change === null ? '' : changeText(reading.change, { messages, writeChange, steady }));
      setText(span, reading.change === null ? '' : messages.changeOver(format.duration(rangeSeconds)));
    },
  };
}

export { mountStatCard };
