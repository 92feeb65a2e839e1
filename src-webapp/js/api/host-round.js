import { MAX_COMPARED } from '../lib/limits.js';
import { growthQuery, historyQuery, latestQuery } from './past.js';

/** What a round asks about named hosts: of the single-host view and of the comparison. */

/** @typedef {import('./reader.js').Reader} Reader */

/**
 * @param {Reader} reader
 * @param {Model.Question} question
 * @param {AbortSignal} signal
 * @returns {Promise<Partial<Model.Round>>}
 */
async function readSingle(reader, question, signal) {
  const { hosts } = question.route;
  if (hosts.length === 0) return {};
  const [details, latest, past, growth] = await Promise.all([
    readDetails(reader, hosts, signal),
    reader.latest(latestQuery(hosts), signal),
    readPast(reader, question, signal),
    question.due.growth ? reader.history(growthQuery(hosts), signal) : undefined,
  ]);
  return { details, latest, ...past, ...(growth === undefined ? {} : { growth }) };
}

/**
 * Hosts by tag are asked for first, since the rest is about them.
 *
 * @param {Reader} reader
 * @param {Model.Question} question
 * @param {AbortSignal} signal
 * @returns {Promise<Partial<Model.Round>>}
 */
async function readCompare(reader, question, signal) {
  const tag = question.route.comparedTag;
  if (tag === null) return readNamed(reader, question, signal);
  const answer = await reader.hosts([['tag', tag], ['sort', 'hostname'], ['order', 'asc'], ['limit', MAX_COMPARED]], signal);
  const route = { ...question.route, hosts: answer.hosts.map((host) => host.hostname) };
  return { tagged: { tag, answer }, ...await readNamed(reader, { ...question, route }, signal) };
}

/**
 * @param {Reader} reader
 * @param {Model.Question} question
 * @param {AbortSignal} signal
 * @returns {Promise<Partial<Model.Round>>}
 */
async function readNamed(reader, question, signal) {
  const { hosts } = question.route;
  if (hosts.length === 0) return {};
  const [details, past] = await Promise.all([readDetails(reader, hosts, signal), readPast(reader, question, signal)]);
  return { details, ...past };
}

/**
 * @param {Reader} reader
 * @param {Model.Question} question
 * @param {AbortSignal} signal
 * @returns {Promise<Pick<Model.Round, 'history' | 'ghost'>>}
 */
async function readPast(reader, { route, due }, signal) {
  const [history, ghost] = await Promise.all([
    due.history ? reader.history(historyQuery(route, 'none'), signal) : undefined,
    due.ghost ? reader.history(historyQuery(route, route.ghost), signal) : undefined,
  ]);
  return {
    ...(history === undefined ? {} : { history }),
    ...(ghost === undefined ? {} : { ghost: { kind: route.ghost, history: ghost } }),
  };
}

/**
 * @param {Reader} reader
 * @param {readonly string[]} hostnames
 * @param {AbortSignal} signal
 * @returns {Promise<Record<string, Wire.HostDetail | null>>}
 */
async function readDetails(reader, hostnames, signal) {
  const answers = await Promise.all(hostnames.map((hostname) => reader.host(hostname, signal)));
  return Object.fromEntries(hostnames.map((hostname, index) => [hostname, answers[index]]));
}

export { readCompare, readSingle };
