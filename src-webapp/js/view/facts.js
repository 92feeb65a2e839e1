import { CLASS } from '../lib/classes.js';
import { el, setShown, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';

/**
 * The rest of what a host's newest tick says, in one quiet line a fact. What the host does not send is not listed.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountFacts(parent, deps) {
  const { document } = deps;
  const list = el(document, 'dl', { class: CLASS.factList });
  parent.append(list);
  const facts = createKeyedList(list, ({ term }) => term, ({ term }) => {
    const value = el(document, 'dd', { class: CLASS.number });
    const element = el(document, 'div', {}, el(document, 'dt', {}, term), value);
    return { element, update: (/** @type {Fact} */ fact) => setText(value, fact.text) };
  });

  return {
    /** @param {Model.HostRow | null} host */
    update(host) {
      setShown(list, host !== null);
      if (host !== null) facts.update(factsOf(host, deps));
    },
  };
}

/** @typedef {{ readonly term: string, readonly text: string }} Fact */

/**
 * @param {Model.HostRow} host
 * @param {ViewDeps} deps
 * @returns {Fact[]}
 */
function factsOf(host, { messages, format }) {
  const { facts } = messages;
  const { receivedBytesPerSecond, sentBytesPerSecond, readBytesPerSecond, writtenBytesPerSecond } = host;
  return [
    fact(facts.platform, host.platform, String),
    fact(facts.version, host.version, String),
    fact(facts.cores, host.cores, format.count),
    fact(facts.memory, host.memoryTotalBytes, format.bytes),
    fact(facts.lastPush, host.silentSeconds, (seconds) => messages.ago(format.duration(seconds))),
    fact(facts.filesystem, host.filesystemPercent, format.percent),
    fact(facts.network, receivedBytesPerSecond, (received) =>
      `${messages.received(format.bytesPerSecond(received))} ${messages.sent(format.bytesPerSecond(sentBytesPerSecond))}`),
    fact(facts.disk, readBytesPerSecond, (read) =>
      messages.readWrite(format.bytesPerSecond(read), format.bytesPerSecond(writtenBytesPerSecond))),
  ].flat();
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

export { mountFacts };
