/**
 * How far a figure is from the first of the shown span, in words.
 *
 * @param {number} change
 * @param {object} words
 * @param {import('../lib/messages.js').Messages} words.messages
 * @param {(amount: number) => string} words.writeChange a change without its sign
 * @param {number} words.steady a change smaller than this reads as none
 */
function changeText(change, { messages, writeChange, steady }) {
  const amount = writeChange(Math.abs(change));
  if (Math.abs(change) < steady) return messages.change.same(amount);
  return change > 0 ? messages.change.up(amount) : messages.change.down(amount);
}

export { changeText };
