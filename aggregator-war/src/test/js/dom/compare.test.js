import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mountCompareView } from '../../../../../src-webapp/js/view/compare-view.js';
import { createPage, fire, textOf } from '../support/dom.js';
import { fixture } from '../support/fixtures.js';
import { decodeHostPage } from '../../../../../src-webapp/js/api/decode.js';
import { pageFor } from '../support/state.js';

const ADDRESS = '?view=compare&host=web-server-01&host=db-server-01&host=gone';

/** The comparison showing the page of an address. */
function show(address = ADDRESS, changes = {}) {
  const page = createPage();
  const view = mountCompareView(page.main, page.deps);
  view.update(pageFor(address, changes).compare);
  const panel = (id) => page.main.querySelector(`[data-panel="${id}"]`);
  return { ...page, view, panel, byId: (id) => page.document.getElementById(id) };
}

describe('the cards of a comparison', () => {
  const cards = [...show().byId('compare-grid').children];
  const value = (card, name) => textOf(card.querySelector(`[data-testid="${name}"]`));

  test('show state, name, CPU, memory and load of each host', () => {
    assert.deepEqual(cards.map((card) => card.dataset.state), ['online', 'offline', undefined]);
    assert.deepEqual(['cpu', 'memory', 'load'].map((name) => value(cards[1], name)), ['12.3%', '89.1%', '2.34']);
  });

  test('say what is not known', () => assert.match(textOf(cards[2]), /knows no host named gone/));

  test('let each host be taken out by a link that says what it does', () => {
    const remove = cards[0].querySelector('[data-testid="remove"]');
    assert.equal(remove.getAttribute('aria-label'), 'Remove web-server-01 from the comparison');
    assert.equal(remove.getAttribute('href'), '?view=compare&host=db-server-01&host=gone');
  });

  test('mark the best and the worst with the word', () => {
    const [app, , web] = show('?view=compare&host=app-server-01&host=db-server-01&host=web-server-01').byId('compare-grid').children;
    const marks = (card) => [...card.querySelectorAll('[data-rank]:not([hidden])')].map((mark) => mark.textContent);
    assert.ok(marks(app).includes('worst') && marks(web).includes('best'), `${marks(app)} / ${marks(web)}`);
  });

  test('lead from a tag to all hosts that have it', () => {
    const tag = [...cards[0].querySelectorAll('.tag-links a')].find((link) => link.textContent === 'role=web-server');
    assert.equal(tag.getAttribute('href'), '?view=compare&all=role%3Aweb-server');
    assert.equal(tag.getAttribute('aria-label'), 'All hosts with role=web-server');
  });
});

describe('the charts of a comparison', () => {
  test('are those that a host has something for, all hosts in each', () => {
    const { main, panel } = show();
    assert.deepEqual([...main.querySelectorAll('[data-panel]')].map((each) => each.dataset.panel), ['cpuUsage', 'diskRead']);
    assert.deepEqual([...panel('cpuUsage').querySelectorAll('.chart-key')].map(textOf), ['web-server-0139.0%', 'db-server-0119.0%']);
  });

  test('have one value of several devices', () => {
    assert.match(textOf(show().panel('diskRead').querySelector('.chart-legend')), /db-server-0110\.3 KiB\/s/);
  });

  test('become one a host, all on one scale', () => {
    const { panel } = show(`${ADDRESS}&multiples=1`);
    const figures = [...panel('cpuUsage').querySelectorAll('.multiple')];
    assert.deepEqual(figures.map((figure) => figure.dataset.host), ['web-server-01', 'db-server-01']);
    assert.match(figures[1].querySelector('canvas').getAttribute('aria-label'), /^db-server-01: CPU: Usage\. db-server-01: latest 19\.0%/);
  });

  test('are chosen by links, the shown kind marked', () => {
    const [all, each] = show().main.querySelectorAll('[data-multiples]:is(a)');
    assert.equal(all.getAttribute('aria-current'), 'true');
    assert.equal(each.getAttribute('href'), `${ADDRESS}&multiples=1`);
  });

  test('lose a host that is taken out', () => {
    const { view, panel, document, window } = show(`${ADDRESS}&multiples=1`);
    view.update(pageFor('?view=compare&host=web-server-01&multiples=1').compare);
    assert.equal(panel('cpuUsage').querySelectorAll('.multiple').length, 1);
    fire({ document, window }, panel('cpuUsage').querySelector('.multiple canvas'), 'keydown', { key: 'End' });
    assert.match(textOf(panel('cpuUsage').querySelector('.multiple [aria-live]')), /39\.0%/);
  });

  test('are waited for without a jump', () => {
    const { main } = show(ADDRESS, { history: null });
    assert.ok(!main.querySelector('.charts-waiting').hidden);
  });
});

describe('a comparison by tag', () => {
  const answer = decodeHostPage(fixture('hosts'));

  test('says which hosts it is about', () => {
    const { main } = show('?view=compare&all=role:db', { tagged: { tag: 'role:db', answer } });
    assert.equal(textOf(main.querySelector('h2')), 'All hosts with role=db');
  });

  test('says when there are more than fit', () => {
    const { main } = show('?view=compare&all=role:db', { tagged: { tag: 'role:db', answer: { ...answer, total: 40 } } });
    assert.equal(textOf(main.querySelector('h2')), 'Hosts with role=db: the first 3 of 40');
  });

  test('says when nobody has it', () => {
    const { main } = show('?view=compare&all=role:x', { tagged: { tag: 'role:x', answer: { ...answer, hosts: [], total: 0 } } });
    assert.match(textOf(main), /No host has this tag/);
  });
});
