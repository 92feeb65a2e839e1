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
    const known = pageFor('').cards;
    cards.update({ ...known, online: { ...known.online, value: 1 }, offline: 2 });
    assert.match(textOf(page.main), /Online12?.*2 offline/);
    assert.equal(page.main.querySelector('[data-level] a').getAttribute('href'), '?status=offline');
  });

  test('show how each went: a line, and the change over what is known', () => {
    cards.update(pageFor('').cards);
    assert.equal(page.main.querySelectorAll('.spark path[d]').length, 4);
    assert.match(textOf(page.main), /Avg CPU30\.8%mean of online hosts▲ 5\.3% in 1 h/);
  });

  test('show a dash where there is no mean', () => {
    const known = pageFor('').cards;
    cards.update({ ...known, averageCpuPercent: { ...known.averageCpuPercent, value: null } });
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

  test('offers CPU, memory and disk, the shown one marked', () => {
    const links = [...strip().main.querySelectorAll('.heat nav a')];
    const words = links.map((each) => [textOf(each), each.getAttribute('aria-current')]);
    assert.deepEqual(words, [['CPU', 'true'], ['Memory', null], ['Disk', null]]);
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
    assert.deepEqual(['cpu', 'memory', 'filesystem', 'load_per_core', 'last_seen'].map(cell),
      ['45.6%', '54.2%', '97.3%', '0.22', '44 s ago']);
    assert.equal(cell('network'), '↓ 118 KiB/s↑ 86.2 KiB/s');
  });

  test('marks a name that two agents use', () => assert.match(textOf(show().rows()[1]), /two agents/));

  test('keeps a host\'s row, and focus in it, when the order changes', () => {
    const { view, rows, document } = show();
    const link = rows()[0].querySelector('a');
    const before = rows()[0];
    link.focus();
    const { fleet } = pageFor('');
    const lines = { ...fleet.page.lines, at: (line) => fleet.page.lines.at(2 - line) };
    view.update({ ...fleet, page: { ...fleet.page, lines } });
    assert.equal(rows()[2], before);
    assert.equal(document.activeElement, link);
  });

  test('drops the row of a host that is no longer listed', () => {
    const { view, rows } = show();
    const { fleet } = pageFor('');
    const lines = { ...fleet.page.lines, count: 2, at: (line) => fleet.page.lines.at(line + 1) };
    view.update({ ...fleet, page: { ...fleet.page, lines } });
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

  test('says how many there are', () => assert.equal(textOf(show().byId('host-count')), '3 hosts'));

  test('draws only the lines in sight, and leaves room for the others', () => {
    const { view, main, rows, byId, deps } = show();
    const { fleet } = pageFor('');
    const line = fleet.page.lines.at(0);
    const at = (index) => ({ ...line, key: `host ${index}`, host: { ...line.host, hostname: `h${index}` } });
    view.update({ ...fleet, page: { ...fleet.page, lines: { ...fleet.page.lines, count: 5000, at } } });
    assert.equal(rows().length, 26);
    assert.equal(rows()[3].getAttribute('aria-rowindex'), '5');
    assert.equal(byId('host-table').getAttribute('aria-rowcount'), '5001');
    const [above, below] = main.querySelectorAll('.list-room');
    assert.ok(above.hidden);
    assert.equal(below.querySelector('td').style.getPropertyValue('--room'), `${(5000 - 26) * 33}px`);
    deps.viewport.viewport.printed(true);
    assert.equal(rows().length, 206);
    deps.viewport.viewport.printed(false);
    assert.equal(rows().length, 26);
  });

  test('has a line for each group with its sums, leading to its hosts', () => {
    const { main } = show('?group=role');
    const groups = [...main.querySelectorAll('[data-testid="group-row"]')];
    assert.deepEqual(groups.map((row) => row.dataset.group), ['db', 'web']);
    assert.match(textOf(groups[0]), /^db1 host · 1 offline/);
    assert.match(textOf(groups[1]), /^web2 hosts40\.1%75\.0%97\.3%$/);
    assert.equal(groups[1].querySelector('a').getAttribute('href'), '?tag=role%3Aweb');
  });

  test('shows what it is narrowed by, and how to take it back', () => {
    const { main } = show('?tag=role:db&sort=cpu');
    const [chip] = main.querySelectorAll('.chip');
    assert.equal(textOf(chip), 'role:db ✕');
    assert.equal(chip.getAttribute('href'), '?sort=cpu');
  });

  test('offers the tags in use to narrow and to group by', () => {
    const page = show();
    const texts = (id) => [...page.byId(id).querySelectorAll('option')].map(textOf);
    assert.deepEqual(texts('tag-filter'), ['Any tag', 'production (3)', 'db (1)', 'web (2)']);
    assert.deepEqual(texts('group-by'), ['No groups', 'By environment', 'By role']);
    page.byId('tag-filter').value = 'role:web';
    fire(page, page.byId('tag-filter'), 'change');
    page.byId('group-by').value = 'role';
    fire(page, page.byId('group-by'), 'change');
    assert.deepEqual(page.done, [['filterTag', 'role:web'], ['groupBy', 'role']]);
  });

  test('leads by arrow keys from host to host', () => {
    const page = show();
    const [first, second] = page.rows().map((row) => row.querySelector('a'));
    first.focus();
    fire(page, first, 'keydown', { key: 'ArrowDown' });
    assert.equal(page.document.activeElement, second);
    fire(page, second, 'keydown', { key: 'ArrowUp' });
    assert.equal(page.document.activeElement, first);
  });

  test('offers to forget a host that is gone, no other', () => {
    const page = show();
    const buttons = page.rows().map((row) => row.querySelector('.row-action'));
    assert.deepEqual(buttons.map((button) => button.hidden), [true, false, true]);
    fire(page, buttons[1], 'click');
    assert.deepEqual(page.done, [['askToForget', 'db-server-01']]);
  });

  test('says when no host matches', () => {
    const { view, main } = show();
    const { fleet } = pageFor('?q=nothing');
    view.update({ ...fleet, page: { ...fleet.page, lines: { ...fleet.page.lines, count: 0 }, total: 0 } });
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
    const line = fleet.page.lines.at(0);
    const hostile = { ...line, host: { ...line.host, tags: { role: '<img src=x onerror=alert(1)>' } } };
    view.update({ ...fleet, page: { ...fleet.page, lines: { ...fleet.page.lines, at: () => hostile, count: 1 } } });
    assert.equal(rows()[0].querySelector('img'), null);
    assert.match(textOf(rows()[0]), /<img src=x/);
  });
});
