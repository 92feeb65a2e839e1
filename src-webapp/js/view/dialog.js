import { CLASS } from '../lib/classes.js';
import { el } from '../lib/dom.js';

/**
 * A dialog over the page with a heading and a way out. The browser keeps the focus in it, closes it by Escape and gives
 * the focus back.
 *
 * @param {Element} parent
 * @param {Pick<LateDeps, 'document' | 'messages' | 'signal'>} deps
 * @param {{ id: string, title: string }} about
 * @param {...Element} content
 */
function mountDialog(parent, { document, messages, signal }, { id, title }, ...content) {
  const headingId = `${id}-title`;
  const close = el(document, 'button', { type: 'button', class: CLASS.quiet, 'aria-label': messages.close }, '✕');
  const heading = el(document, 'h2', { id: headingId, class: CLASS.viewTitle }, title);
  const dialog = el(document, 'dialog', { id, class: CLASS.dialog, 'aria-labelledby': headingId },
    el(document, 'div', { class: CLASS.dialogHead }, heading, close), ...content);
  parent.append(dialog);
  close.addEventListener('click', () => dialog.close(), { signal });
  // A press beside it, on what the browser lays over the page, is a press on the dialog itself.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  }, { signal });

  return {
    dialog,
    open: () => {
      if (!dialog.open) dialog.showModal();
    },
  };
}

export { mountDialog };
