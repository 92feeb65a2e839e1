import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { createStateMark } from './state-mark.js';

/** So many hosts are always in the list. */
const FEW = 200;

/** @typedef {{ readonly hostname: string, readonly status: Wire.HostStatus }} Choice */

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
  const options = createOptions(select, group, deps);

  select.addEventListener('change', () => {
    const hostname = select.value;
    options.showSelected();
    if (hostname !== '') actions.chooseHost(hostname);
  }, { signal });

  return {
    /** @param {Model.HostBar} model */
    update(model) {
      const adding = model.view === 'compare';
      setText(prompt, adding ? messages.addHostPrompt : messages.chooseHostPrompt);
      setAttribute(select, 'aria-label', adding ? messages.addHost : messages.hostSelector);
      mark.update(model.selected?.state ?? null);
      options.update(model.choices, model.selected);
    },
  };
}

/**
 * Thousands of options are made when somebody comes near them; until then the shown host is the only one.
 *
 * @param {HTMLSelectElement} select
 * @param {Element} group
 * @param {ViewDeps} deps
 */
function createOptions(select, group, { document, messages, signal }) {
  /** @type {Model.HostBar['selected']} */
  let selected = null;
  /** @type {Model.HostChoices} */
  let choices = { hosts: [], status: [] };
  let wanted = false;
  const options = createKeyedList(group, (choice) => choice.hostname, ({ hostname }) => {
    const element = el(document, 'option', { value: hostname });
    return { element, update: (/** @type {Choice} */ next) => setText(element, optionText(next, selected, messages)) };
  });
  for (const type of ['focus', 'pointerenter']) select.addEventListener(type, want, { signal });

  function want() {
    if (wanted) return;
    wanted = true;
    fill();
  }

  function fill() {
    const all = choices.hosts.map((hostname, index) => ({ hostname, status: choices.status[index] }));
    options.update(wanted || all.length <= FEW ? all : all.filter(({ hostname }) => hostname === selected?.hostname));
    showSelected();
  }

  /** A host that the fleet does not have cannot be shown as one of its own. */
  function showSelected() {
    select.value = choices.hosts.includes(selected?.hostname ?? '') ? selected?.hostname ?? '' : '';
  }

  return {
    showSelected,
    /** @param {Model.HostChoices} nextChoices @param {Model.HostBar['selected']} nextSelected */
    update(nextChoices, nextSelected) {
      if (sameChoices(nextChoices, choices) && sameHost(nextSelected, selected)) return;
      selected = nextSelected;
      choices = nextChoices;
      fill();
    },
  };
}

/**
 * @param {Model.HostBar['selected']} a
 * @param {Model.HostBar['selected']} b
 */
function sameHost(a, b) {
  return a?.hostname === b?.hostname && a?.platform === b?.platform;
}

/**
 * @param {Model.HostChoices} a
 * @param {Model.HostChoices} b
 */
function sameChoices(a, b) {
  if (a === b) return true;
  return a.hosts.length === b.hosts.length
    && a.hosts.every((hostname, index) => hostname === b.hosts[index] && a.status[index] === b.status[index]);
}

/**
 * The name comes first, so that typing it finds it.
 *
 * @param {Choice} choice
 * @param {Model.HostBar['selected']} selected whose platform is known
 * @param {import('../lib/messages.js').Messages} messages
 */
function optionText({ hostname, status }, selected, messages) {
  const known = selected?.hostname === hostname ? selected.platform : null;
  const name = known === null ? hostname : `${hostname} (${known})`;
  return status === 'offline' ? `${name} · ${messages.state.offline}` : name;
}

export { mountHostPicker };
