import { RequestFailure } from './failure.js';
import { readFleet } from './fleet-round.js';

/**
 * One refresh: everything that the shown view needs, asked for at once. All or nothing: if one request fails, the round
 * fails and the page keeps what it shows.
 */

/**
 * @param {import('./reader.js').Reader} reader
 * @param {Model.Question} question its route's hosts resolved: empty only if nothing is to be asked about hosts
 * @param {AbortSignal} signal
 * @returns {Promise<Model.Round>}
 */
async function readRound(reader, question, signal) {
  const { route } = question;
  const [common, own] = await Promise.all([readCommon(reader, question, signal), readOwn(reader, question, signal)]);
  const heat = route.view === 'fleet' && route.heat === 'cpu' ? { heat: common.values } : {};
  return { ...common, ...heat, ...own };
}

/**
 * @param {import('./reader.js').Reader} reader
 * @param {Model.Question} question
 * @param {AbortSignal} signal
 */
async function readCommon(reader, { due }, signal) {
  const [health, summary, values] = await Promise.all([
    due.health ? reader.health(signal) : undefined,
    reader.summary(signal),
    reader.fleetValues('cpu.total_usage', signal),
  ]);
  return { summary, values, ...(health === undefined ? {} : { health }) };
}

/**
 * @param {import('./reader.js').Reader} reader
 * @param {Model.Question} question
 * @param {AbortSignal} signal
 * @returns {Promise<Partial<Model.Round>>}
 */
async function readOwn(reader, question, signal) {
  switch (question.route.view) {
    case 'fleet':
      return readFleet(reader, question, signal);
    case 'single':
      return (await hostRound()).readSingle(reader, question, signal);
    case 'compare':
      return (await hostRound()).readCompare(reader, question, signal);
  }
}

/** What is asked about named hosts is fetched when one is opened. */
async function hostRound() {
  try {
    return await import('./host-round.js');
  } catch {
    throw new RequestFailure({ kind: 'network', path: 'js/api/host-round.js', status: 0 });
  }
}

export { readRound };
