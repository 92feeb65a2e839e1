import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';

/** @typedef {{ readonly value: string, readonly note: string }} Option a value, and a word beside it */
/** @typedef {{ readonly options: readonly Option[], readonly summary: string }} Found what a text may mean, and how much that is */

/**
 * The list that opens below a text field: options, one of which is pointed at, and how many there are. The field, which
 * keeps the focus, says which.
 *
 * @param {Document} document
 * @param {{ id: string, label: string }} names
 * @param {HTMLElement} field
 */
function createOptionList(document, { id, label }, field) {
  const list = el(document, 'ul', { id, role: 'listbox', 'aria-label': label });
  const summary = el(document, 'p', { class: CLASS.muted, role: 'status' });
  const element = el(document, 'div', { class: CLASS.optionsPopup, hidden: true }, list, summary);
  const rows = createKeyedList(list, ({ value }) => value, ({ value }) => createOption(document, value));
  /** @type {readonly Option[]} */
  let options = [];
  let at = -1;

  /** @param {number} index -1 for none */
  function point(index) {
    list.querySelector('[aria-selected="true"]')?.setAttribute('aria-selected', 'false');
    at = index;
    const option = list.children[at];
    setAttribute(field, 'aria-activedescendant', option?.id ?? null);
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {boolean} open */
  function setOpen(open) {
    setShown(element, open);
    setAttribute(field, 'aria-expanded', String(open));
  }

  return {
    element,
    isOpen: () => !element.hidden,
    /** @param {Found} found */
    show(found) {
      options = found.options;
      setText(summary, found.summary);
      rows.update(options.map((option, index) => ({ ...option, id: `${id}-${index}` })));
      setOpen(true);
    },
    hide() {
      point(-1);
      setOpen(false);
    },
    /** @param {number} step */
    move: (step) => point(Math.max(0, Math.min(options.length - 1, at + step))),
    /** @param {string} value none is pointed at when it is not there */
    pointAt: (value) => point(options.findIndex((option) => option.value === value)),
    /** @returns {string | null} value of the option that is pointed at */
    pointed: () => options[at]?.value ?? null,
    /** @param {EventTarget | null} target @returns {string | null} value of the option that it is in */
    valueOf: (target) => options.find((_, index) => list.children[index].contains(/** @type {Node | null} */ (target)))?.value ?? null,
  };
}

/** @param {Document} document @param {string} value */
function createOption(document, value) {
  const note = el(document, 'span', { class: CLASS.muted });
  const element = el(document, 'li', { role: 'option', 'aria-selected': 'false', title: value }, el(document, 'span', {}, value), note);
  return {
    element,
    /** @param {Option & { id: string }} option */
    update(option) {
      setAttribute(element, 'id', option.id);
      setText(note, option.note);
    },
  };
}

export { createOptionList };
