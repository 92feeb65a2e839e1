import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { loseConnection, initialState } from '../../../../../src-webapp/js/state/reducers.js';
import { selectPage } from '../../../../../src-webapp/js/state/selectors.js';
import { parseRoute } from '../../../../../src-webapp/js/state/url.js';
import { mountApp } from '../../../../../src-webapp/js/view/app-view.js';
import { createPage, fire, textOf } from '../support/dom.js';
import { ANSWERED, fixture } from '../support/fixtures.js';
import { CHARTED, pageFor, stateFor } from '../support/state.js';

const FAILURE = { kind: 'status', path: 'api/hosts', status: 500 };

/** The whole page, showing what an address leads to. */
function show(address = '', changes = {}) {
  const page = createPage();
  const app = mountApp({ header: page.header, main: page.main }, page.deps);
  app.update(pageFor(address, changes));
  const shown = () => ['fleet', 'single', 'compare', 'empty'].filter((view) => !page.document.getElementById(`view-${view}`).hidden);
  return { ...page, app, shown, byId: (id) => page.document.getElementById(id), root: page.document.documentElement };
}

describe('the page', () => {
  const cases = [['', 'fleet'], ['?view=single&host=web-server-01', 'single'], ['?view=compare&host=web-server-01', 'compare']];
  for (const [address, view] of cases) {
    test(`at "${address}" shows ${view} alone and marks its link`, () => {
      const { shown, byId } = show(address);
      assert.deepEqual(shown(), [view]);
      assert.equal(byId(`link-${view}`).getAttribute('aria-current'), 'page');
    });
  }

  test('has the shown thing in its title', () => {
    assert.equal(show('?view=single&host=web-server-01').document.title, 'web-server-01 · sysmon');
    assert.equal(show('').document.title, 'Fleet · sysmon');
  });

  test('tells a tab in the background how many hosts are gone', () => {
    const { app, document } = show('');
    const page = pageFor('');
    app.update({ ...page, cards: { ...page.cards, offline: 2 } });
    assert.equal(document.title, '(2 offline) Fleet · sysmon');
    assert.equal(document.querySelector('[rel="icon"]').getAttribute('href'), 'favicon-alert.svg');
  });

  test('before the first answer is loading, not stale and not empty', () => {
    const { app, byId, root, shown } = show();
    app.update(selectPage(initialState(parseRoute('')), 0, CHARTED));
    assert.equal(byId('connection-state').dataset.phase, 'loading');
    assert.ok(!root.hasAttribute('data-ready') && !root.hasAttribute('data-stale'));
    assert.deepEqual(shown(), ['fleet']);
  });
});

describe('while the aggregator answers', () => {
  const { byId, root } = show();

  test('the page says that it is live, and when it heard last', () => {
    assert.equal(textOf(byId('connection-state')), 'Live00:00:02');
    assert.ok(root.hasAttribute('data-ready'));
  });

  test('there is no notice', () => assert.ok(byId('notice-unreachable').hidden && byId('notice-degraded').hidden));
});

describe('when the aggregator does not answer', () => {
  const page = show();
  page.app.update(selectPage(loseConnection(stateFor(''), FAILURE), (ANSWERED + 60) * 1000, CHARTED));

  test('the page says so, since when, and why', () => {
    assert.equal(page.byId('connection-state').dataset.phase, 'unreachable');
    const notice = textOf(page.byId('notice-unreachable'));
    assert.match(notice, /does not answer\. What you see is from 00:00:02\. api\/hosts answered 500\./);
  });

  test('the last values stay, marked as old', () => {
    assert.ok(page.root.hasAttribute('data-stale'));
    assert.equal(textOf(page.byId('fleet-total')), '3');
  });

  test('its icon is that of a page that does not know', () => {
    assert.equal(page.document.querySelector('[rel="icon"]').getAttribute('href'), 'favicon-unknown.svg');
  });

  test('it is said to screen readers', () => assert.equal(textOf(page.byId('status-region')), 'The aggregator does not answer.'));

  test('trying now is one press away', () => {
    fire(page, page.byId('retry'), 'click');
    assert.deepEqual(page.done, [['retry']]);
  });

  test('its return is said too, and the notice goes', () => {
    page.app.update(pageFor(''));
    assert.equal(textOf(page.byId('status-region')), 'The aggregator answers again.');
    assert.ok(page.byId('notice-unreachable').hidden && !page.root.hasAttribute('data-stale'));
  });

  test('a page that never had an answer does not pretend to', () => {
    const { app, byId } = show();
    app.update(selectPage(loseConnection(initialState(parseRoute('')), FAILURE), 0, CHARTED));
    assert.match(textOf(byId('notice-unreachable')), /No answer since this page was opened\./);
  });
});

describe('when ingest has stopped', () => {
  test('the page says so while everything else stays', () => {
    const { byId, shown } = show('', { health: fixture('health-degraded') });
    assert.match(textOf(byId('notice-degraded')), /takes no new samples/);
    assert.ok(!byId('notice-degraded').hidden);
    assert.deepEqual(shown(), ['fleet']);
  });
});

describe('values that move at every refresh', () => {
  test('are not said to screen readers', () => {
    const { app, byId } = show();
    const page = pageFor('');
    app.update({ ...page, cards: { ...page.cards, averageCpuPercent: { ...page.cards.averageCpuPercent, value: 99 } } });
    assert.equal(textOf(byId('status-region')), '');
  });

  test('but a host that went is', () => {
    const { app, byId } = show();
    const page = pageFor('');
    app.update({ ...page, cards: { ...page.cards, offline: 1 } });
    assert.equal(textOf(byId('status-region')), '1 offline');
  });
});

describe('on first start', () => {
  const { shown, byId } = show('', { summary: fixture('summary-empty') });

  test('the page explains how a host appears', () => assert.deepEqual(shown(), ['empty']));

  test('with this aggregator\'s own address', async () => {
    while (byId('install-command') === null) await new Promise((resolve) => { setImmediate(resolve); });
    assert.equal(textOf(byId('install-command')),
      'java -jar sysmon-agent.jar --aggregator http://aggregator.example:9000/sysmon --token-file ~/.sysmon/token');
  });
});

describe('the search', () => {
  test('asks when typing pauses, once', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const page = show();
    const input = page.byId('host-search');
    for (const text of ['d', 'db', 'db ']) {
      input.value = text;
      fire(page, input, 'input');
    }
    assert.deepEqual(page.done, []);
    mock.timers.tick(200);
    mock.timers.reset();
    assert.deepEqual(page.done, [['search', 'db']]);
  });

  test('shows what the address says', () => assert.equal(show('?q=db').byId('host-search').value, 'db'));

  test('takes the focus when asked to', () => {
    const { app, byId, document } = show();
    app.focusSearch();
    assert.equal(document.activeElement, byId('host-search'));
  });
});

describe('the host selector', () => {
  const field = (page) => page.byId('host-select');
  const options = (page) => [...page.byId('host-options').children].map(textOf);
  const pointed = (page) => textOf(page.byId(field(page).getAttribute('aria-activedescendant')));
  const isOpen = (page) => field(page).getAttribute('aria-expanded') === 'true' && !page.byId('host-options').parentElement.hidden;
  const type = (page, text) => {
    field(page).value = text;
    fire(page, field(page), 'input');
  };
  const press = (page, ...keys) => keys.forEach((key) => fire(page, field(page), 'keydown', { key }));

  test('shows the host with its state', () => {
    const page = show('?view=single&host=app-server-01');
    assert.equal(field(page).value, 'app-server-01');
    assert.equal(page.main.querySelector('.picker .state-mark').dataset.state, 'late');
    assert.equal(isOpen(page), false);
  });

  test('offers every host, a gone one said to be gone', () => {
    const page = show();
    fire(page, field(page), 'click');
    assert.ok(isOpen(page));
    assert.deepEqual(options(page), ['app-server-01', 'db-server-01offline', 'web-server-01']);
    assert.equal(textOf(page.byId('host-options').nextSibling), '3 hosts');
  });

  test('points at the shown host first, and arrows choose nothing', () => {
    const page = show('?view=single&host=db-server-01');
    press(page, 'ArrowDown');
    assert.equal(pointed(page), 'db-server-01offline');
    press(page, 'ArrowDown', 'ArrowDown', 'ArrowUp');
    assert.equal(pointed(page), 'db-server-01offline');
    assert.deepEqual(page.done, []);
  });

  test('chooses by Enter', () => {
    const page = show();
    press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    assert.deepEqual(page.done, [['chooseHost', 'db-server-01']]);
    assert.equal(isOpen(page), false);
  });

  test('chooses by a click, which does not take the focus away', () => {
    const page = show();
    fire(page, field(page), 'click');
    const down = new page.window.Event('pointerdown', { bubbles: true, cancelable: true });
    const [, second] = page.byId('host-options').children;
    second.dispatchEvent(down);
    assert.ok(down.defaultPrevented);
    fire(page, second.firstChild, 'click');
    assert.deepEqual(page.done, [['chooseHost', 'db-server-01']]);
  });

  test('finds a host by a part of its name, of whatever case', () => {
    const page = show();
    type(page, 'B-SERVER');
    assert.deepEqual(options(page), ['db-server-01offline', 'web-server-01']);
    assert.equal(pointed(page), 'db-server-01offline');
    press(page, 'Enter');
    assert.deepEqual(page.done, [['chooseHost', 'db-server-01']]);
  });

  test('says so when no host matches, and Enter then chooses nothing', () => {
    const page = show();
    type(page, 'nothing');
    assert.deepEqual(options(page), []);
    assert.equal(textOf(page.byId('host-options').nextSibling), 'No host matches.');
    press(page, 'Enter');
    assert.deepEqual(page.done, []);
  });

  test('comes back to the shown host at Escape and when it is left', () => {
    const page = show('?view=single&host=app-server-01');
    type(page, 'web');
    press(page, 'Escape');
    assert.deepEqual([isOpen(page), field(page).value], [false, 'app-server-01']);
    type(page, 'web');
    fire(page, field(page), 'blur');
    assert.deepEqual([isOpen(page), field(page).value], [false, 'app-server-01']);
  });

  test('keeps what is typed and pointed at over a refresh', () => {
    const page = show();
    type(page, 'server');
    press(page, 'ArrowDown');
    const next = pageFor('');
    const choices = { hosts: ['aa-server', 'db-server-01', 'web-server-01'], status: ['online', 'online', 'online'] };
    page.app.update({ ...next, bar: { ...next.bar, choices } });
    assert.equal(field(page).value, 'server');
    assert.deepEqual(options(page), ['aa-server', 'db-server-01', 'web-server-01']);
    assert.equal(pointed(page), 'db-server-01');
  });

  test('asks for one more in a comparison', () => {
    const page = show('?view=compare&host=web-server-01');
    assert.equal(field(page).value, '');
    assert.equal(field(page).placeholder, 'Add a host…');
    assert.equal(field(page).getAttribute('aria-label'), 'Add a host to the comparison');
  });
});
