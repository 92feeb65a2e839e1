/**
 * Keeps the children of one element in step with a list, row by row: a key keeps its element for as long as it is
 * listed, so focus, selection and scroll position survive every refresh.
 */

/**
 * A row of a keyed list. `remove` is called when it is no longer listed.
 *
 * @template Item
 * @typedef {{ readonly element: Element, readonly update: (item: Item) => void, readonly remove?: () => void }} KeyedRow
 */

/**
 * @template Item
 * @param {Element} parent holds the rows and nothing else
 * @param {(item: Item) => string} keyOf unique within one list
 * @param {(item: Item) => KeyedRow<Item>} createRow builds an element; `update` is called right after
 * @returns {{ update: (items: readonly Item[]) => void }}
 */
function createKeyedList(parent, keyOf, createRow) {
  /** @type {Map<string, KeyedRow<Item>>} */
  const rows = new Map();

  /** @param {readonly Item[]} items */
  function update(items) {
    const wanted = new Set(items.map(keyOf));
    const focused = focusedInside();
    dropOthers(wanted);
    items.forEach(placeRow);
    // A row that moved was taken out for a moment, and focus does not survive that by itself.
    if (focused?.isConnected && focused !== parent.ownerDocument.activeElement) focused.focus({ preventScroll: true });
  }

  /** @returns {HTMLElement | null} */
  function focusedInside() {
    const active = parent.ownerDocument.activeElement;
    return active && parent.contains(active) ? /** @type {HTMLElement} */ (active) : null;
  }

  /** @param {Set<string>} wanted */
  function dropOthers(wanted) {
    for (const [key, row] of rows) {
      if (wanted.has(key)) continue;
      row.element.remove();
      row.remove?.();
      rows.delete(key);
    }
  }

  /**
   * @param {Item} item
   * @param {number} index
   */
  function placeRow(item, index) {
    const row = rowFor(item);
    const there = parent.children[index] ?? null;
    if (there !== row.element) parent.insertBefore(row.element, there);
    row.update(item);
  }

  /** @param {Item} item */
  function rowFor(item) {
    const key = keyOf(item);
    const known = rows.get(key);
    if (known) return known;
    const row = createRow(item);
    rows.set(key, row);
    return row;
  }

  return { update };
}

export { createKeyedList };
