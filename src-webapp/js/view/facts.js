import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';

/**
 * What is known of a host besides how it does, in one quiet line a fact. What the host does not send is not listed.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountFacts(parent, deps) {
  const { document } = deps;
  const list = el(document, 'dl', { class: CLASS.factList });
  parent.append(list);
  const facts = createKeyedList(list, (/** @type {Fact} */ { term }) => term, ({ term }) => {
    const value = el(document, 'dd', { class: CLASS.number });
    const element = el(document, 'div', {}, el(document, 'dt', {}, term), value);
    return { element, update: (/** @type {Fact} */ { text }) => setText(value, text) };
  });
  const tags = mountTags(list, deps);

  return {
    /** @param {Model.HostRow | null} host @param {Model.HostFacts | null} known */
    update(host, known) {
      setShown(list, host !== null);
      if (host === null || known === null) return;
      facts.update(factsOf(host, known, deps));
      tags.update(known.tags);
    },
  };
}

/**
 * @param {Element} after
 * @param {LateDeps} deps
 */
function mountTags(after, { document, messages }) {
  const list = el(document, 'span', { class: CLASS.tagLinks });
  const line = el(document, 'p', { class: CLASS.tagLine, hidden: true }, messages.compareByTag, ' ', list);
  after.after(line);
  const links = createTagLinks(list, { document, messages });
  return {
    /** @param {Model.HostFacts['tags']} tags */
    update(tags) {
      setShown(line, tags.length > 0);
      links.update(tags);
    },
  };
}

/**
 * Tags, each a link to the comparison of all hosts that have it.
 *
 * @param {Element} list
 * @param {Pick<LateDeps, 'document' | 'messages'>} deps
 */
function createTagLinks(list, { document, messages }) {
  return createKeyedList(list, (/** @type {Tag} */ { key, value }) => `${key}=${value}`, ({ key, value }) => {
    const label = messages.allTagged(`${key}=${value}`);
    const element = el(document, 'a', { class: CLASS.tag, 'aria-label': label, title: label }, `${key}=${value}`);
    return { element, update: ({ href }) => setAttribute(element, 'href', href) };
  });
}

/** @typedef {Model.HostFacts['tags'][number]} Tag */
/** @typedef {{ readonly term: string, readonly text: string }} Fact */

/**
 * @param {Model.HostRow} host
 * @param {Model.HostFacts} known
 * @param {LateDeps} deps
 * @returns {Fact[]}
 */
function factsOf(host, known, { messages, format }) {
  const { facts } = messages;
  const { receivedBytesPerSecond, sentBytesPerSecond, readBytesPerSecond, writtenBytesPerSecond } = host;
  return [
    fact(facts.platform, host.platform, String),
    fact(facts.version, host.version, String),
    fact(facts.cores, host.cores, format.count),
    fact(facts.memory, host.memoryTotalBytes, format.bytes),
    fact(facts.lastPush, host.silentSeconds, (seconds) => messages.ago(format.duration(seconds))),
    fact(facts.firstSeen, known.firstSeen, format.dateTime),
    fact(facts.booted, known.bootTime, format.dateTime),
    fact(facts.clock, known.clockOffsetSeconds, (seconds) => clockText(seconds, { messages, format })),
    fact(facts.network, receivedBytesPerSecond, (received) =>
      `${messages.received(format.bytesPerSecond(received))} ${messages.sent(format.bytesPerSecond(sentBytesPerSecond))}`),
    fact(facts.disk, readBytesPerSecond, (read) =>
      messages.readWrite(format.bytesPerSecond(read), format.bytesPerSecond(writtenBytesPerSecond))),
  ].flat();
}

/** The offset is known to about a second. */
const CLOCK_TOLERANCE_SECONDS = 1.5;

/**
 * @param {number} offset the aggregator's clock minus the host's
 * @param {Pick<LateDeps, 'messages' | 'format'>} deps
 */
function clockText(offset, { messages, format }) {
  if (Math.abs(offset) <= CLOCK_TOLERANCE_SECONDS) return messages.clockRight;
  const by = format.duration(Math.abs(offset));
  return offset > 0 ? messages.clockBehind(by) : messages.clockAhead(by);
}

/**
 * @template T
 * @param {string} term
 * @param {T | null} value
 * @param {(value: T) => string} write
 * @returns {Fact[]} one or none
 */
function fact(term, value, write) {
  return value === null ? [] : [{ term, text: write(value) }];
}

export { createTagLinks, mountFacts };
