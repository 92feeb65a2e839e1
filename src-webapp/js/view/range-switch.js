import { CLASS } from '../lib/classes.js';
import { el, setAttribute } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';

/**
 * The spans of time that the charts can show; one address each.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountRangeSwitch(parent, { document, messages, format }) {
  const nav = el(document, 'nav', { class: CLASS.segments, 'aria-label': messages.range });
  parent.append(nav);
  /** @type {number | null} */
  let current = null;
  const links = createKeyedList(nav, ({ seconds }) => String(seconds), ({ seconds }) => {
    const element = el(document, 'a', { class: CLASS.segment, 'data-replace': true }, format.duration(seconds));
    return {
      element,
      /** @param {{ seconds: number, href: string }} range */
      update({ href }) {
        setAttribute(element, 'href', href);
        setAttribute(element, 'aria-current', seconds === current ? 'true' : null);
      },
    };
  });

  return {
    /** @param {Pick<Model.SingleView, 'ranges' | 'rangeSeconds'>} model */
    update({ ranges, rangeSeconds }) {
      current = rangeSeconds;
      links.update(ranges);
    },
  };
}

export { mountRangeSwitch };
