import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { stateSentence } from './host-words.js';
import { createStateMark } from './state-mark.js';

/**
 * The hosts that need attention, the worst first, each with its reasons in words.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountAttentionList(parent, deps) {
  const { document, messages } = deps;
  const list = el(document, 'ol', { id: ID.attentionList });
  const calm = el(document, 'p', { class: CLASS.attentionCalm, hidden: true }, messages.attentionCalm);
  const more = el(document, 'p', { class: CLASS.muted, hidden: true }, messages.attentionMore);
  parent.append(el(document, 'section', { class: CLASS.attention, 'aria-label': messages.attention },
    el(document, 'div', { class: CLASS.listHead }, el(document, 'h2', {}, messages.attention), more), list, calm));
  const items = createKeyedList(list, (item) => item.host.hostname, () => createItem(deps));

  return {
    /** @param {Model.Attention | null} attention null before the first answer */
    update(attention) {
      if (attention === null) return;
      items.update(attention.items);
      setShown(calm, attention.items.length === 0);
      setShown(more, attention.more);
    },
  };
}

/** @param {ViewDeps} deps */
function createItem(deps) {
  const { document } = deps;
  const mark = createStateMark(document);
  const link = el(document, 'a', { class: CLASS.hostLink });
  const reasons = el(document, 'span', { class: CLASS.attentionReasons });
  const element = el(document, 'li', { class: CLASS.attentionItem }, mark.element, link, reasons);
  return {
    element,
    /** @param {Model.AttentionItem} item */
    update({ host, reasons: why, grave }) {
      mark.update(host.state === 'online' ? levelOf(grave) : host.state);
      setText(link, host.hostname);
      setAttribute(link, 'href', host.href);
      setText(reasons, why.map((reason) => reasonWords(reason, host, deps)).join(' · '));
      setAttribute(element, 'data-host', host.hostname);
      setAttribute(element, 'data-grave', String(grave));
    },
  };
}

/** @param {boolean} grave */
function levelOf(grave) {
  return grave ? 'grave' : 'high';
}

/**
 * @param {Model.Reason} reason
 * @param {Model.HostRow} host
 * @param {ViewDeps} deps
 */
function reasonWords(reason, host, deps) {
  switch (reason.kind) {
    case 'offline':
    case 'late': return stateSentence(host, deps);
    case 'conflict': return deps.messages.conflict;
    case 'high': return deps.messages.highValue(deps.messages.quantity[reason.quantity], deps.format.percent(reason.percent));
  }
}

export { mountAttentionList };
