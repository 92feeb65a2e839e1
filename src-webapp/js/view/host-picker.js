import { CLASS } from '../lib/classes.js';
import { el } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { findNames } from '../lib/name-search.js';
import { createCombobox } from './combobox.js';
import { createStateMark } from './state-mark.js';

/** More hosts than these are narrowed by typing, not by scrolling. */
const MOST_OPTIONS = 100;

/** @type {Model.HostChoices} */
const NONE = Object.freeze({ hosts: [], status: [] });

/**
 * The host selector: state mark and name of the shown host, and every host of the fleet to choose from, by typing a part
 * of its name. In a comparison, which shows several, it adds the chosen host.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountHostPicker(parent, deps) {
  const { document, messages, format, actions } = deps;
  const mark = createStateMark(document);
  let choices = NONE;
  const box = createCombobox(deps, {
    id: ID.hostSelect, listId: ID.hostOptions, listLabel: messages.hosts, find, onChoose: actions.chooseHost,
  });
  parent.append(el(document, 'div', { class: CLASS.picker }, mark.element, box.element));

  /** @param {string} text */
  function find(text) {
    const { indices, total } = findNames(choices.hosts, text, MOST_OPTIONS);
    const options = indices.map((index) => (
      { value: choices.hosts[index], note: choices.status[index] === 'offline' ? messages.state.offline : '' }));
    return { options, summary: summaryOf(indices.length, total) };
  }

  /** @param {number} listed @param {number} total */
  function summaryOf(listed, total) {
    if (total === 0) return messages.noneMatch;
    const all = format.count(total);
    return listed < total ? messages.firstShown(format.count(listed), all) : messages.allShown(all, total === 1);
  }

  return {
    /** @param {Model.HostBar} model */
    update(model) {
      const words = model.view === 'compare'
        ? { label: messages.addHost, prompt: messages.addHostPrompt }
        : { label: messages.hostSelector, prompt: messages.chooseHostPrompt };
      mark.update(model.selected?.state ?? null);
      // A host that the fleet does not have cannot be shown as one of its own.
      box.update(model.selected !== null && model.choices.hosts.includes(model.selected.hostname) ? model.selected.hostname : '', words);
      if (sameChoices(model.choices, choices)) return;
      choices = model.choices;
      box.refresh();
    },
  };
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

export { mountHostPicker };
