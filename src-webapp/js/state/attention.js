import { levelOf, pressureLevelOf } from '../lib/levels.js';

/**
 * Which hosts need attention, and why: the rules that order the fleet's worst before everything else. A host may match
 * several; it is listed once with all of its reasons.
 */

/** Hosts shown; the list below shows the rest. Many gone hosts must not hide one whose disk is full. */
const SHOWN = 9;
const SHOWN_OFFLINE = 3;

/**
 * @param {readonly Model.HostRow[]} suspects may hold a host more than once
 * @returns {Model.Attention}
 */
function attentionOf(suspects) {
  const hosts = new Map(suspects.map((host) => [host.hostname, host]));
  const items = [...hosts.values()].map(toItem).filter((item) => item.reasons.length > 0);
  items.sort(worstFirst);
  const shown = withoutCrowd(items).slice(0, SHOWN);
  return { items: shown, more: items.length > shown.length };
}

/** @param {readonly Model.AttentionItem[]} items sorted, so the offline ones come first */
function withoutCrowd(items) {
  const offline = items.filter(({ host }) => host.state === 'offline');
  const others = items.filter(({ host }) => host.state !== 'offline');
  return others.length === 0 ? items : [...offline.slice(0, Math.max(SHOWN_OFFLINE, SHOWN - others.length)), ...others];
}

/**
 * @param {Model.HostRow} host
 * @returns {Model.AttentionItem}
 */
function toItem(host) {
  const reasons = reasonsOf(host);
  return { host, reasons, grave: reasons.some(isGrave) };
}

/**
 * An offline host's numbers are old, so it has no other reason.
 *
 * @param {Model.HostRow} host
 * @returns {Model.Reason[]}
 */
function reasonsOf(host) {
  if (host.state === 'offline') return [{ kind: 'offline', silentSeconds: host.silentSeconds }];
  /** @type {Model.Reason[]} */
  const reasons = highValues(host).sort((a, b) => b.percent - a.percent);
  if (host.state === 'late') reasons.unshift({ kind: 'late', silentSeconds: host.silentSeconds });
  if (host.conflict) reasons.push({ kind: 'conflict' });
  return reasons;
}

/**
 * @param {Model.HostRow} host
 */
function highValues(host) {
  return [
    highValue('filesystem', host.filesystemPercent, levelOf),
    highValue('memory', host.memoryPercent, levelOf),
    highValue('cpu', host.cpuPercent, levelOf),
    highValue('pressure', host.pressurePercent, pressureLevelOf),
  ].flat();
}

/**
 * @param {Model.Quantity} quantity
 * @param {number | null} percent
 * @param {(percent: number | null) => import('../lib/levels.js').Level} levelAt
 * @returns {Extract<Model.Reason, { kind: 'high' }>[]} one or none
 */
function highValue(quantity, percent, levelAt) {
  const level = levelAt(percent);
  return percent === null || level === null ? [] : [{ kind: 'high', quantity, percent, grave: level === 'grave' }];
}

/** @param {Model.Reason} reason */
function isGrave(reason) {
  return reason.kind === 'offline' || (reason.kind === 'high' && reason.grave);
}

/**
 * Gone hosts first, the latest to go at the top. Then by how many grave reasons there are, and by the gravest: a full
 * disk stops a host, memory that runs out kills its processes, pressure stalls them, a busy CPU only slows them. No exact
 * value takes part, so the order does not waver with every tick.
 *
 * @param {Model.AttentionItem} a
 * @param {Model.AttentionItem} b
 */
function worstFirst(a, b) {
  return compareLists(rank(b), rank(a)) || a.host.hostname.localeCompare(b.host.hostname);
}

/** @param {Model.AttentionItem} item */
function rank({ host, reasons }) {
  const offline = host.state === 'offline';
  const grave = reasons.filter(isGrave);
  return [
    offline ? 1 : 0,
    offline ? -host.silentSeconds : 0,
    grave.length,
    Math.max(0, ...grave.map(weight)),
    reasons.length,
    Math.max(0, ...reasons.map(weight)),
  ];
}

const WEIGHTS = Object.freeze({ filesystem: 4, memory: 3, pressure: 2, cpu: 1 });

/** @param {Model.Reason} reason */
function weight(reason) {
  return reason.kind === 'high' ? WEIGHTS[reason.quantity] : 2;
}

/** @param {number[]} a @param {number[]} b */
function compareLists(a, b) {
  return a.map((value, index) => value - b[index]).find((difference) => difference !== 0) ?? 0;
}

export { attentionOf };
