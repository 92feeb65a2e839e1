import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mountFleetCards } from '../../../../../src-webapp/js/view/fleet-cards.js';
import { mountFleetView } from '../../../../../src-webapp/js/view/fleet-view.js';
import { createPage, fire, textOf } from '../support/dom.js';
import { pageFor } from '../support/state.js';

/** The fleet's view showing the page of an address. */
function show(address = '') {
  const page = createPage();
  const view = mountFleetView(page.main, page.deps);
  view.update(pageFor(address).fleet);
  const rows = () => [...page.main.querySelectorAll('[data-testid="host-row"]')];
  return { ...page, view, rows, byId: (id) => page.document.getElementById(id) };
}

describe('the fleet cards', () => {
  const page = createPage();
  const cards = mountFleetCards(page.main, page.deps);
  const textById = (id) => textOf(page.document.getElementById(id));

  test('are skeletons before the first answer', () => {
    cards.update(null);
    assert.equal(page.main.querySelectorAll('[data-pending]').length, 4);
  });

  test('show the summary with units', () => {
    cards.update(pageFor('').cards);
    assert.deepEqual(['fleet-total', 'fleet-online', 'fleet-cpu', 'fleet-memory'].map(textById), ['3', '3', '30.8%', '8.0 GiB']);
    assert.equal(page.main.querySelectorAll('[data-pending]').length, 0);
  });

  test('say how many hosts are gone', () => {
    cards.update({ ...pageFor('').cards, online: 1, offline: 2 });
    assert.match(textOf(page.main), /Online12 offline/);
    assert.equal(page.main.querySelector('[data-level] a').getAttribute('href'), '?status=offline');
  });

  test('show a dash where there is no mean', () => {
    cards.update({ ...pageFor('').cards, averageCpuPercent: null });
    assert.equal(textById('fleet-cpu'), '–');
  });
});

describe('what needs attention', () => {
  test('is listed, the worst first, with the reason in words', () => {
    const items = [...show().byId('attention-list').children];
    assert.deepEqual(items.map(textOf), ['db-server-01offline for 5 min', 'app-server-01late: silent for 44 s · Disk 97.3%']);
    assert.deepEqual(items.map((item) => item.dataset.host), ['db-server-01', 'app-server-01']);
  });

  test('leads to the host', () => {
    assert.equal(show().byId('attention-list').querySelector('a').getAttribute('href'), '?view=single&host=db-server-01');
  });

  test('is said to be nothing when all is well', () => {
    const { view, byId, main } = show();
    view.update({ ...pageFor('').fleet, attention: { items: [], more: false } });
    assert.equal(byId('attention-list').children.length, 0);
    assert.match(textOf(main), /No host needs attention\./);
    assert.ok(!main.querySelector('.attention-calm').hidden);
  });
});

describe('the heat strip', () => {
  const strip = () => {
    const page = show();
    const link = page.byId('heat-strip');
    return { ...page, link, press: (key) => fire(page, link, 'keydown', { key }) };
  };

  test('is one link that says what it is', () => {
    assert.equal(strip().link.getAttribute('aria-label'), 'CPU of 3 hosts, 1 offline. Arrow keys move, Enter opens the host.');
  });

  test('leads by arrow keys from host to host and says each with its value and state', () => {
    const { link, press, main } = strip();
    press('ArrowRight');
    press('End');
    assert.equal(link.getAttribute('href'), '?view=single&host=web-server-01');
    assert.equal(textOf(main.querySelector('.heat-readout')), 'web-server-01, CPU 34.5%, online');
    assert.equal(link.getAttribute('aria-label'), 'web-server-01, CPU 34.5%, online');
    assert.ok(!main.querySelector('.heat-mark').hidden);
  });

  test('stays on its host over a refresh and lets go when focus leaves', () => {
    const page = strip();
    page.press('Home');
    page.view.update(pageFor('').fleet);
    assert.match(page.link.getAttribute('aria-label'), /^app-server-01, CPU 45\.6%, late$/);
    fire(page, page.link, 'blur');
    assert.match(page.link.getAttribute('aria-label'), /^CPU of 3 hosts/);
  });

  test('offers CPU and memory, the shown one marked', () => {
    const links = [...strip().main.querySelectorAll('.heat nav a')];
    assert.deepEqual(links.map((each) => [textOf(each), each.getAttribute('aria-current')]), [['CPU', 'true'], ['Memory', null]]);
  });
});

describe('the list of hosts', () => {
  test('has a row a host with its state as a word, not only a mark', () => {
    const { rows } = show();
    assert.deepEqual(rows().map((row) => row.dataset.state), ['late', 'offline', 'online']);
    assert.match(textOf(rows()[1].querySelector('th')), /^offline db-server-01/);
  });

  test('shows values with units', () => {
    const [row] = show().rows();
    const cell = (column) => textOf(row.querySelector(`[data-column="${column}"]`));
    assert.deepEqual(['cpu', 'memory', 'filesystem', 'load', 'last_seen'].map(cell), ['45.6%', '54.2%', '97.3%', '0.89', '44 s ago']);
    assert.equal(cell('network'), '↓ 118 KiB/s↑ 86.2 KiB/s');
  });

  test('marks a name that two agents use', () => assert.match(textOf(show().rows()[1]), /two agents/));

  test('keeps a host\'s row, and focus in it, when the order changes', () => {
    const { view, rows, document } = show();
    const link = rows()[0].querySelector('a');
    const before = rows()[0];
    link.focus();
    const { fleet } = pageFor('');
    view.update({ ...fleet, page: { ...fleet.page, rows: [...fleet.page.rows].reverse() } });
    assert.equal(rows()[2], before);
    assert.equal(document.activeElement, link);
  });

  test('drops the row of a host that is no longer listed', () => {
    const { view, rows } = show();
    const { fleet } = pageFor('');
    view.update({ ...fleet, page: { ...fleet.page, rows: fleet.page.rows.slice(1) } });
    assert.deepEqual(rows().map((row) => row.dataset.host), ['db-server-01', 'web-server-01']);
  });

  test('touches nothing when an answer brings nothing new', async () => {
    const { view, main, window } = show();
    const changes = [];
    const observer = new window.MutationObserver((records) => changes.push(...records));
    observer.observe(main, { subtree: true, childList: true, attributes: true, characterData: true });
    view.update(pageFor('').fleet);
    changes.push(...observer.takeRecords());
    assert.deepEqual(changes.map((change) => `${change.type} ${change.target.nodeName} ${change.attributeName}`), []);
  });

  test('says by which column it is sorted', () => {
    const { main } = show('?sort=cpu&order=desc');
    assert.equal(main.querySelector('[aria-sort]').dataset.column, 'cpu');
    assert.equal(main.querySelector('[aria-sort]').getAttribute('aria-sort'), 'descending');
  });

  test('says which part of it is shown', () => assert.equal(textOf(show().byId('host-count')), '3 hosts'));

  test('counts the part of it that is shown', () => {
    const { view, byId } = show('?page=2');
    const { fleet } = pageFor('?page=2');
    view.update({ ...fleet, page: { ...fleet.page, total: 53 } });
    assert.equal(textOf(byId('host-count')), '51–53 of 53');
  });

  test('has links only to pages that are there', () => {
    const { byId } = show();
    assert.ok(!byId('page-next').hasAttribute('href'));
    assert.equal(byId('page-next').getAttribute('aria-disabled'), 'true');
  });

  test('says when no host matches', () => {
    const { view, main } = show();
    const { fleet } = pageFor('?q=nothing');
    view.update({ ...fleet, page: { ...fleet.page, rows: [], total: 0 } });
    assert.match(textOf(main), /No host matches\./);
  });

  test('asks for one state of hosts when it is chosen', () => {
    const page = show();
    page.byId('status-filter').value = 'offline';
    fire(page, page.byId('status-filter'), 'change');
    assert.deepEqual(page.done, [['filterStatus', 'offline']]);
  });
});

describe('markup in a host\'s tags', () => {
  test('is text', () => {
    const { view, rows } = show();
    const { fleet } = pageFor('');
    const [first, ...rest] = fleet.page.rows;
    const hostile = { ...first, tags: { role: '<img src=x onerror=alert(1)>' } };
    view.update({ ...fleet, page: { ...fleet.page, rows: [hostile, ...rest] } });
    assert.equal(rows()[0].querySelector('img'), null);
    assert.match(textOf(rows()[0]), /<img src=x/);
  });
});
