import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { TEST_ID } from '../lib/ids.js';
import { createKeyedList } from '../lib/keyed-list.js';
import { mountSpanForm } from './span-form.js';

/**
 * The time that all charts of a view show: spans that follow the present, any span from–to, earlier and later, what lies
 * a day or a week before. While it stands still it says so, and leads back to the present.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountTimeBar(parent, deps) {
  const { document, messages } = deps;
  const ranges = mountRanges(deps);
  const moves = mountMoves(deps);
  const form = mountSpanForm(deps);
  const state = mountState(deps);
  const ghosts = mountGhosts(deps);
  const bar = el(document, 'div', { class: CLASS.timeBar, role: 'group', 'aria-label': messages.timeBar, 'data-testid': TEST_ID.timeBar },
    ranges.element, moves.element, form.element, state.element, ghosts.element);
  parent.append(bar);

  return {
    /** @param {Model.TimeBar} model */
    update(model) {
      setAttribute(bar, 'data-following', String(model.following));
      ranges.update(model.ranges);
      moves.update(model);
      form.update(model.span);
      ghosts.update(model.ghosts);
      state.update(model);
    },
  };
}

/** @typedef {Model.TimeBar['ranges'][number]} Range */

/** @param {LateDeps} deps */
function mountRanges({ document, messages, format }) {
  const element = el(document, 'nav', { class: CLASS.segments, 'aria-label': messages.range });
  const links = createKeyedList(element, (/** @type {Range} */ { seconds }) => String(seconds), ({ seconds }) => {
    const link = el(document, 'a', { class: CLASS.segment, 'data-range': seconds }, format.duration(seconds));
    return {
      element: link,
      update({ href, current }) {
        setAttribute(link, 'href', href);
        setAttribute(link, 'aria-current', current ? 'true' : null);
      },
    };
  });
  return { element, update: links.update };
}

/** @param {LateDeps} deps */
function mountMoves({ document, messages }) {
  /** @param {string} sign @param {string} label @param {string} testId */
  const move = (sign, label, testId) =>
    el(document, 'a', { class: CLASS.quiet, 'aria-label': label, title: label, 'data-testid': testId }, sign);
  const earlier = move('‹', messages.earlier, TEST_ID.timeEarlier);
  const later = move('›', messages.later, TEST_ID.timeLater);
  const wider = move('−', messages.wider, TEST_ID.timeWider);
  const element = el(document, 'span', { class: CLASS.timeMoves }, earlier, later, wider);
  return {
    element,
    /** @param {Model.TimeBar} model */
    update({ earlierHref, laterHref, widerHref }) {
      setAttribute(earlier, 'href', earlierHref);
      setAttribute(later, 'href', laterHref);
      setAttribute(later, 'aria-disabled', laterHref === null ? 'true' : null);
      setAttribute(wider, 'href', widerHref);
    },
  };
}

/** @typedef {Model.TimeBar['ghosts'][number]} Ghost */

/** @param {LateDeps} deps */
function mountGhosts({ document, messages }) {
  const label = el(document, 'span', { class: CLASS.muted }, messages.ghostLabel);
  const list = el(document, 'span', { class: CLASS.segments });
  const element = el(document, 'nav', { class: CLASS.ghosts, 'aria-label': messages.ghostLabel }, label, list);
  const links = createKeyedList(list, (/** @type {Ghost} */ { kind }) => kind, ({ kind }) => {
    const link = el(document, 'a', { class: CLASS.segment, 'data-replace': true, 'data-ghost': kind }, messages.ghostKind[kind]);
    return {
      element: link,
      update({ href, current }) {
        setAttribute(link, 'href', href);
        setAttribute(link, 'aria-current', current ? 'true' : null);
      },
    };
  });
  return { element, update: links.update };
}

/** @param {LateDeps} deps */
function mountState({ document, messages, format, actions, signal }) {
  const words = el(document, 'span', { class: CLASS.number, 'aria-live': 'polite', 'data-testid': TEST_ID.timeState });
  const back = el(document, 'button', { type: 'button', class: CLASS.quiet, 'data-testid': TEST_ID.timeBack }, messages.stepBack);
  back.addEventListener('click', () => actions.stepBack(), { signal });
  const follow = el(document, 'a', { class: CLASS.quiet, 'data-testid': TEST_ID.timeFollow }, messages.follow);
  const element = el(document, 'span', { class: CLASS.timeState }, words, back, follow);
  return {
    element,
    /** @param {Model.TimeBar} model */
    update({ following, waiting, span, followHref }) {
      const live = waiting ? messages.followingLater : messages.following;
      setText(words, following ? live : messages.standing(format.timeSpan(span.from, span.to)));
      setShown(back, !following);
      setShown(follow, !following);
      setAttribute(follow, 'href', followHref);
    },
  };
}

export { mountTimeBar };
