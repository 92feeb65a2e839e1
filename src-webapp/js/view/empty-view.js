import { CLASS } from '../lib/classes.js';
import { el, setShown } from '../lib/dom.js';
import { ID } from '../lib/ids.js';

/**
 * First start: how to get the first host to appear, with this aggregator's own address in the command.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountEmptyView(parent, { document, messages, address }) {
  const command = `java -jar sysmon-agent.jar --aggregator ${address} --token-file ~/.sysmon/token`;
  const section = el(document, 'section', { id: ID.viewEmpty, class: CLASS.empty, hidden: true },
    el(document, 'h2', { class: CLASS.viewTitle }, messages.emptyTitle),
    el(document, 'p', {}, messages.emptyLead),
    el(document, 'pre', { class: CLASS.command, tabindex: 0 }, el(document, 'code', { id: ID.installCommand }, command)),
    el(document, 'p', {}, messages.emptyToken),
    el(document, 'p', { class: CLASS.muted }, messages.emptyWait));
  parent.append(section);

  return {
    /** @param {boolean} shown */
    update: (shown) => setShown(section, shown),
  };
}

export { mountEmptyView };
