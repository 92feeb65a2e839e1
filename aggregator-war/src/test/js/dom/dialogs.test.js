import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mountApp } from '../../../../../src-webapp/js/view/app-view.js';
import { createPage, fire, textOf } from '../support/dom.js';
import { pageFor } from '../support/state.js';

/** The whole page, when its dialogs have come. */
async function show(address = '') {
  const page = createPage();
  const app = mountApp({ header: page.header, main: page.main }, page.deps);
  app.update(pageFor(address));
  await app.prepare();
  return { ...page, app, byId: (id) => page.document.getElementById(id) };
}

const settle = () => new Promise((resolve) => { setImmediate(resolve); });

describe('the help', () => {
  test('names every key', async () => {
    const page = await show();
    fire(page, page.byId('open-help'), 'click');
    await settle();
    assert.ok(page.byId('help-dialog').open);
    const keys = [...page.byId('help-dialog').querySelectorAll('dt')].map((term) => textOf(term));
    assert.deepEqual(keys, ['/', 'gf', 'gh', 'c', '↑↓', '←→', 'Esc', ',', '?']);
  });

  test('is named by its heading and can be closed', async () => {
    const page = await show();
    await page.app.openHelp();
    const dialog = page.byId('help-dialog');
    assert.equal(textOf(page.byId(dialog.getAttribute('aria-labelledby'))), 'Keys');
    fire(page, dialog.querySelector('button'), 'click');
    assert.ok(!dialog.open);
  });
});

describe('the preferences', () => {
  test('show what is chosen and tell what is chosen anew', async () => {
    const page = await show();
    fire(page, page.byId('open-preferences'), 'click');
    await settle();
    const checked = [...page.byId('preferences-dialog').querySelectorAll(':checked')].map((input) => input.value);
    assert.deepEqual(checked, ['auto', 'binary', 'comfortable', 'auto', 'on']);
    fire(page, page.document.querySelector('[name="theme"][value="dark"]'), 'change');
    assert.deepEqual(page.done, [['prefer', 'theme', 'dark']]);
  });
});

describe('logging in', () => {
  const ask = async (token) => {
    const page = await show();
    await page.app.askToLogIn();
    page.byId('login-token').value = token;
    fire(page, page.byId('login-confirm').form, 'submit');
    return { ...page, dialog: page.byId('login-dialog') };
  };

  test('asks for the token once and lets a reader type', async () => {
    const page = await show();
    await page.app.askToLogIn();
    page.byId('login-token').value = 'half a tok';
    await page.app.askToLogIn();
    assert.equal(page.byId('login-token').value, 'half a tok');
    assert.equal(page.document.activeElement, page.byId('login-token'));
    assert.equal(page.byId('login-token').type, 'password');
  });

  test('closes when the aggregator knows the token, and keeps none', async () => {
    const { dialog, done, byId } = await ask('right');
    await settle();
    assert.deepEqual(done, [['logIn', 'right']]);
    assert.ok(!dialog.open);
    assert.equal(byId('login-token').value, '');
  });

  test('says so when it does not', async () => {
    const { dialog } = await ask('wrong');
    await settle();
    assert.ok(dialog.open);
    assert.match(textOf(dialog.querySelector('[role="alert"]')), /does not know this token/);
  });

  test('is undone in the preferences', async () => {
    const page = await show();
    await page.app.openPreferences();
    fire(page, page.byId('log-out'), 'click');
    assert.deepEqual(page.done, [['logOut']]);
  });
});

describe('forgetting a host', () => {
  const ask = async (token) => {
    const page = await show();
    await page.app.askToForget('db-server-01');
    page.byId('forget-token').value = token;
    fire(page, page.byId('forget-confirm').form, 'submit');
    return { ...page, dialog: page.byId('forget-dialog') };
  };

  test('says what goes before it asks for the token', async () => {
    const page = await show();
    await page.app.askToForget('db-server-01');
    assert.match(textOf(page.byId('forget-dialog')), /db-server-01, its tags and all of its history are deleted/);
    assert.equal(page.document.activeElement, page.byId('forget-token'));
    assert.equal(page.byId('forget-token').type, 'password');
  });

  test('closes when it is done and keeps no token', async () => {
    const { dialog, done, byId } = await ask('right');
    await settle();
    assert.deepEqual(done, [['forget', 'db-server-01', 'right']]);
    assert.ok(!dialog.open);
    assert.equal(byId('forget-token').value, '');
  });

  test('stays and says so when the token is refused', async () => {
    const { dialog } = await ask('wrong');
    await settle();
    assert.ok(dialog.open);
    assert.equal(textOf(dialog.querySelector('[role="alert"]')), 'The aggregator does not know this token.');
  });
});

describe('on a wall', () => {
  test('the page says so to the style sheets', async () => {
    assert.ok((await show('?kiosk=1')).document.documentElement.hasAttribute('data-kiosk'));
    assert.ok(!(await show('')).document.documentElement.hasAttribute('data-kiosk'));
  });
});
