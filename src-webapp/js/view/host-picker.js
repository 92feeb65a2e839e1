import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { createStateMark } from './state-mark.js';

/**
 * The host selector: state mark, name and platform of the shown host, and every host of the fleet to choose from. In
 * a comparison, which shows several, it adds the chosen host.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountHostPicker(parent, deps) {
  const { document, messages, signal, actions } = deps;
  const mark = createStateMark(document);
  const prompt = el(document, 'option', { value: '' });
  const group = el(document, 'optgroup', { label: messages.hosts });
  const select = el(document, 'select', { id: ID.hostSelect, 'aria-label': messages.hostSelector }, prompt, group);
  parent.append(el(document, 'div', { class: CLASS.picker }, mark.element, select));

  /** @type {Model.HostBar['selected']} */
  let selected = null;
  /** @type {readonly Model.HostChoice[]} */
  let choices = [];
  const options = createKeyedList(group, (choice) => choice.hostname, (choice) => {
    const element = el(document, 'option', { value: choice.hostname });
    return { element, update: (/** @type {Model.HostChoice} */ next) => setText(element, optionText(next, selected, messages)) };
  });

  select.addEventListener('change', () => {
    const hostname = select.value;
    showSelected();
    if (hostname !== '') actions.chooseHost(hostname);
  }, { signal });

  /** @param {Model.HostBar} model */
  function update(model) {
    const adding = model.view === 'compare';
    setText(prompt, adding ? messages.addHostPrompt : messages.chooseHostPrompt);
    setAttribute(select, 'aria-label', adding ? messages.addHost : messages.hostSelector);
    mark.update(model.selected?.state ?? null);
    if (sameChoices(model.choices, choices) && sameHost(model.selected, selected)) return;
    selected = model.selected;
    choices = model.choices;
    options.update(choices);
    showSelected();
  }

  /** A host that the fleet does not have cannot be shown as one of its own. */
  function showSelected() {
    const known = choices.some((choice) => choice.hostname === selected?.hostname);
    select.value = known ? selected?.hostname ?? '' : '';
  }

  return { update };
}

/**
 * @param {Model.HostBar['selected']} a
 * @param {Model.HostBar['selected']} b
 */
function sameHost(a, b) {
  return a?.hostname === b?.hostname && a?.platform === b?.platform;
}

/**
 * @param {readonly Model.HostChoice[]} a
 * @param {readonly Model.HostChoice[]} b
 */
function sameChoices(a, b) {
  return a.length === b.length && a.every(({ hostname, status }, index) => {
    return hostname === b[index].hostname && status === b[index].status;
  });
}

/**
 * The name comes first, so that typing it finds it.
 *
 * @param {Model.HostChoice} choice
 * @param {Model.HostBar['selected']} selected whose platform is known
 * @param {import('../lib/messages.js').Messages} messages
 */
function optionText({ hostname, status }, selected, messages) {
  const known = selected?.hostname === hostname ? selected.platform : null;
  const name = known === null ? hostname : `${hostname} (${known})`;
  return status === 'offline' ? `${name} · ${messages.state.offline}` : name;
}

export { mountHostPicker };
