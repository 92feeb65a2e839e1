import { CLASS } from '../lib/classes.js';
import { el, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { mountDialog } from './dialog.js';

/**
 * Asks for a token where looking needs one.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountLoginDialog(parent, deps) {
  const { document, messages, signal, actions } = deps;
  const token = el(document, 'input', {
    type: 'password', id: ID.loginToken, autocomplete: 'current-password', required: true, spellcheck: 'false',
  });
  const wrong = el(document, 'p', { class: CLASS.wrong, role: 'alert', hidden: true });
  const confirm = el(document, 'button', { type: 'submit', id: ID.loginConfirm, class: CLASS.quiet }, messages.logIn);
  const form = el(document, 'form', {}, el(document, 'p', {}, messages.loginWhy),
    el(document, 'label', { for: ID.loginToken }, messages.loginToken), token, wrong, confirm);
  const { dialog, open } = mountDialog(parent, deps, { id: ID.loginDialog, title: messages.loginTitle }, form);

  /** @param {Model.LoginResult} result */
  function show(result) {
    setShown(wrong, result !== 'in');
    if (result === 'in') dialog.close();
    else setText(wrong, messages.loginFailed[result]);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    confirm.disabled = true;
    void actions.logIn(token.value).then(show).finally(() => { confirm.disabled = false; });
  }, { signal });
  dialog.addEventListener('close', () => { token.value = ''; }, { signal });

  return {
    /** Once: who is typing already is not disturbed. */
    ask() {
      if (dialog.open) return;
      setShown(wrong, false);
      open();
      token.focus();
    },
  };
}

export { mountLoginDialog };
