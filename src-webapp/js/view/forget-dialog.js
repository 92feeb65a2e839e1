import { CLASS } from '../lib/classes.js';
import { el, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { mountDialog } from './dialog.js';

/**
 * Asks whether a host is to be forgotten, says what goes with it, and takes the token that the aggregator wants for it.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountForgetDialog(parent, deps) {
  const { document, messages, signal, actions } = deps;
  const what = el(document, 'p', {});
  const token = el(document, 'input', { type: 'password', id: ID.forgetToken, autocomplete: 'off', required: true, spellcheck: 'false' });
  const wrong = el(document, 'p', { class: CLASS.wrong, role: 'alert', hidden: true });
  const confirm = el(document, 'button', { type: 'submit', id: ID.forgetConfirm, class: CLASS.danger }, messages.forget);
  const form = el(document, 'form', {}, what, el(document, 'p', { class: CLASS.muted }, messages.forgetReturns),
    el(document, 'label', { for: ID.forgetToken }, messages.token), token, wrong, confirm);
  const { dialog, open } = mountDialog(parent, deps, { id: ID.forgetDialog, title: messages.forgetTitle }, form);
  let hostname = '';

  /** @param {Model.ForgetResult} result */
  function show(result) {
    setShown(wrong, result !== 'forgotten');
    if (result === 'forgotten') dialog.close();
    else setText(wrong, messages.forgetFailed[result]);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    confirm.disabled = true;
    void actions.forget(hostname, token.value).then(show).finally(() => { confirm.disabled = false; });
  }, { signal });
  dialog.addEventListener('close', () => { token.value = ''; }, { signal });

  return {
    /** @param {string} name of the host */
    ask(name) {
      hostname = name;
      setText(what, messages.forgetWhat(name));
      setShown(wrong, false);
      open();
      token.focus();
    },
  };
}

export { mountForgetDialog };
