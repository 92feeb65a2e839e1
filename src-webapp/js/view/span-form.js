import { CLASS } from '../lib/classes.js';
import { el, setShown, setText } from '../lib/dom.js';
import { TEST_ID } from '../lib/ids.js';
import { SHORTEST_SPAN_SECONDS, fromLocalInput, toLocalInput } from '../lib/time.js';

/**
 * Any span, from and to in local time, behind a button. The fields begin with the shown span.
 *
 * @param {LateDeps} deps
 */
function mountSpanForm(deps) {
  const { messages, signal, actions } = deps;
  const { element, form, from, to, problem } = build(deps);
  /** @type {Model.Span | null} */
  let shown = null;

  element.addEventListener('toggle', () => {
    if (!element.open) return;
    if (shown !== null) {
      from.value = toLocalInput(shown.from);
      to.value = toLocalInput(shown.to);
    }
    setShown(problem, false);
    from.focus();
  }, { signal });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const span = { from: fromLocalInput(from.value), to: fromLocalInput(to.value) };
    const wrong = problemOf(span, messages);
    setText(problem, wrong ?? '');
    setShown(problem, wrong !== null);
    if (wrong !== null || span.from === null || span.to === null) return;
    element.open = false;
    element.querySelector('summary')?.focus();
    actions.showSpan({ from: span.from, to: span.to });
  }, { signal });

  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    event.stopPropagation();
    element.open = false;
    element.querySelector('summary')?.focus();
  }, { signal });

  return {
    element,
    /** @param {Model.Span} span that is shown */
    update(span) {
      shown = span;
    },
  };
}

/** @param {LateDeps} deps */
function build({ document, messages }) {
  /** @param {string} name */
  const field = (name) => el(document, 'input', { type: 'datetime-local', step: 1, name, required: true, max: '9999-12-31T23:59:59' });
  const from = field('from');
  const to = field('to');
  const problem = el(document, 'p', { class: CLASS.formProblem, role: 'alert', hidden: true });
  const form = el(document, 'form', { class: CLASS.spanForm, novalidate: true },
    el(document, 'label', {}, messages.spanFrom, from), el(document, 'label', {}, messages.spanTo, to),
    el(document, 'button', { type: 'submit', class: CLASS.quiet }, messages.spanShow), problem);
  const element = el(document, 'details', { class: CLASS.spanChoice, 'data-testid': TEST_ID.timeCustom },
    el(document, 'summary', { class: CLASS.quiet }, messages.spanCustom), form);
  return { element, form, from, to, problem };
}

/**
 * @param {{ from: number | null, to: number | null }} span
 * @param {LateDeps['messages']} messages
 * @returns {string | null} what is wrong with it
 */
function problemOf({ from, to }, messages) {
  if (from === null) return messages.spanNoFrom;
  if (to === null) return messages.spanNoTo;
  return to - from < SHORTEST_SPAN_SECONDS ? messages.spanTooShort : null;
}

export { mountSpanForm };
