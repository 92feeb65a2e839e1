import { CLASS } from '../lib/classes.js';
import { el, setAttribute } from '../lib/dom.js';
import { createOptionList } from './option-list.js';

/**
 * A text field with a list of what it may mean, after the combobox pattern of the ARIA Authoring Practices: arrows move
 * through the list while the focus stays in the field, and nothing is chosen before Enter or a click says so.
 *
 * @param {Pick<ViewDeps, 'document' | 'signal'>} deps
 * @param {object} choice
 * @param {string} choice.id of the field
 * @param {string} choice.listId
 * @param {string} choice.listLabel
 * @param {(text: string) => import('./option-list.js').Found} choice.find for the empty text everything
 * @param {(value: string) => void} choice.onChoose
 */
function createCombobox({ document, signal }, { id, listId, listLabel, find, onChoose }) {
  const field = createField(document, id, listId);
  const list = createOptionList(document, { id: listId, label: listLabel }, field);
  let chosen = '';
  let typed = '';

  /** @param {string} text @param {string} value to point at */
  function open(text, value) {
    typed = text;
    list.show(find(text));
    list.pointAt(value);
  }

  function close() {
    list.hide();
    field.value = chosen;
  }

  /** @param {string | null} value */
  function choose(value) {
    if (value === null) return;
    close();
    onChoose(value);
    field.select();
  }

  const reopen = () => (list.isOpen() ? undefined : open('', chosen));
  listenToField(field, signal, {
    open: reopen, close, isOpen: list.isOpen, choose: () => choose(list.pointed()),
    search: () => { open(field.value, ''); list.move(1); },
    move: (step) => (list.isOpen() ? list.move(step) : reopen()),
  });
  // The field would lose the focus, and with it the list, before the click comes.
  list.element.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
  list.element.addEventListener('click', ({ target }) => choose(list.valueOf(target)), { signal });

  return {
    element: el(document, 'div', { class: CLASS.combobox }, field, list.element),
    /** @param {string} value that is chosen; empty for none @param {{ label: string, prompt: string }} words */
    update(value, { label, prompt }) {
      setAttribute(field, 'aria-label', label);
      setAttribute(field, 'placeholder', prompt);
      if (chosen === value) return;
      chosen = value;
      if (!list.isOpen()) field.value = value;
    },
    /** What may be chosen has changed. */
    refresh: () => list.isOpen() && open(typed, list.pointed() ?? ''),
  };
}

/** @param {Document} document @param {string} id @param {string} listId */
function createField(document, id, listId) {
  return el(document, 'input', {
    type: 'text', id, role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': listId,
    autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'go', maxlength: 253,
  });
}

/**
 * @param {HTMLInputElement} field
 * @param {AbortSignal} signal
 * @param {object} box
 * @param {() => void} box.search what is typed
 * @param {() => void} box.open
 * @param {() => boolean} box.isOpen
 * @param {() => void} box.close
 * @param {(step: number) => void} box.move
 * @param {() => void} box.choose what is pointed at
 */
function listenToField(field, signal, { search, open, isOpen, close, move, choose }) {
  field.addEventListener('input', search, { signal });
  field.addEventListener('focus', () => field.select(), { signal });
  field.addEventListener('blur', close, { signal });
  field.addEventListener('click', open, { signal });
  field.addEventListener('keydown', (event) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter' && isOpen()) choose();
    else if (key === 'Escape' && isOpen()) close();
    else return;
    event.preventDefault();
  }, { signal });
}

export { createCombobox };
