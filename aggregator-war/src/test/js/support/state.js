import {
  decodeFleetValues, decodeHealth, decodeHostAnswer, decodeHostPage, decodeLatest, decodeSummary,
} from '../../../../../src-webapp/js/api/decode.js';
import { decodeFleetGroups, decodeFleetTags, decodeFleetTrend } from '../../../../../src-webapp/js/api/decode-fleet.js';
import { decodeHistory } from '../../../../../src-webapp/js/api/decode-history.js';
import { initialState, receiveRound } from '../../../../../src-webapp/js/state/reducers.js';
import { selectCompareView } from '../../../../../src-webapp/js/state/compare-selector.js';
import { selectSingleView } from '../../../../../src-webapp/js/state/single-selector.js';
import { selectPage } from '../../../../../src-webapp/js/state/selectors.js';
import { parseRoute } from '../../../../../src-webapp/js/state/url.js';
import { ANSWERED, fixture } from './fixtures.js';

/** States and pages as they are after a round of golden answers. */

/** @param {string} address query part of the page's address */
function roundFor(address) {
  const route = parseRoute(address);
  const hosts = decodeHostPage(fixture('hosts'));
  const own = {
    fleet: {
      listed: { query: route.list, offset: 0, answer: hosts },
      extremes: hosts,
      tags: decodeFleetTags(fixture('tags')),
      trend: decodeFleetTrend(fixture('trend')),
      groups: route.list.group === null ? null : decodeFleetGroups(fixture('groups')),
      heat: decodeFleetValues(fixture('values')),
    },
    single: {
      details: detailsOf(route, hosts), history: decodeHistory(fixture('history')), latest: decodeLatest(fixture('latest')),
    },
    compare: { details: detailsOf(route, hosts), history: decodeHistory(fixture('history-compare')) },
  };
  return {
    health: decodeHealth(fixture('health')),
    summary: decodeSummary(fixture('summary')),
    values: decodeFleetValues(fixture('values')),
    ...own[route.view],
  };
}

/** @param {any} route @param {any} page */
function detailsOf(route, page) {
  const { series } = decodeHostAnswer(fixture('host'));
  const known = new Map(page.hosts.map((host) => [host.hostname, { ...host, series }]));
  return Object.fromEntries(route.hosts.map((name) => [name, known.get(name) ?? null]));
}

/** @param {string} address @param {object} [changes] to the round */
function stateFor(address, changes = {}) {
  return receiveRound(initialState(parseRoute(address)), { ...roundFor(address), ...changes }, ANSWERED * 1000);
}

/** @param {string} address @param {object} [changes] to the round */
function pageFor(address, changes = {}) {
  return selectPage(stateFor(address, changes), ANSWERED * 1000, CHARTED);
}

const oneHost = decodeHostAnswer(fixture('host')).host;

/** What the views with charts come with. */
const CHARTED = { selectSingleView, selectCompareView };

export { CHARTED, oneHost, pageFor, roundFor, stateFor };
