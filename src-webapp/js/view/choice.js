import { el, setAttribute, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { remember } from '../lib/memo.js';

/** @typedef {{ readonly value: string, readonly text: string, readonly group: string | null }} Option */

/**
 * A select whose options may change while it is shown; they keep their elements, so an open list does not jump.
 *
 * @param {Pick<ViewDeps, 'document' | 'signal'>} deps
 * @param {object} choice
 * @param {string} choice.id
 * @param {string} choice.label
 * @param {(value: string) => void} choice.onChoose
 */
function createChoice({ document, signal }, { id, label, onChoose }) {
  const element = el(document, 'select', { id, 'aria-label': label });
  element.addEventListener('change', () => onChoose(element.value), { signal });
  const parts = createKeyedList(element, (part) => part.key, (part) => (
    part.group === null ? createOption(document) : createGroup(document)));

  const offer = remember((/** @type {readonly Option[]} */ options) => parts.update(partsOf(options)));

  return {
    element,
    /**
     * @param {readonly Option[]} options those of one group together; the same list is written once
     * @param {string} value the chosen one
     */
    update(options, value) {
      offer(options);
      if (element.value !== value) element.value = value;
    },
  };
}

/** @typedef {{ readonly key: string, readonly group: string | null, readonly options: Option[] }} Part one option, or a group */

/**
 * @param {readonly Option[]} options
 * @returns {Part[]}
 */
function partsOf(options) {
  /** @type {Map<string, Part>} */
  const parts = new Map();
  for (const option of options) {
    const key = option.group === null ? `option ${option.value}` : `group ${option.group}`;
    const part = parts.get(key) ?? { key, group: option.group, options: [] };
    part.options.push(option);
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** @param {Document} document @returns {import('../lib/keyed-list.js').KeyedRow<Part>} */
function createOption(document) {
  const element = el(document, 'option');
  return { element, update: ({ options: [option] }) => write(element, option) };
}

/** @param {Document} document @returns {import('../lib/keyed-list.js').KeyedRow<Part>} */
function createGroup(document) {
  const element = el(document, 'optgroup');
  const options = createKeyedList(element, (option) => option.value, () => {
    const child = el(document, 'option');
    return { element: child, update: (/** @type {Option} */ option) => write(child, option) };
  });
  return {
    element,
    update(part) {
      setAttribute(element, 'label', part.group);
      options.update(part.options);
    },
  };
}

/** @param {HTMLOptionElement} element @param {Option} option */
function write(element, { value, text }) {
  setAttribute(element, 'value', value);
  setText(element, text);
}

export { createChoice };
