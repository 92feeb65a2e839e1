import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeHistory } from '../../../../../src-webapp/js/api/decode-history.js';
import { mountSingleView } from '../../../../../src-webapp/js/view/single-view.js';
import { createPage, fire, textOf } from '../support/dom.js';
import { fixture } from '../support/fixtures.js';
import { oneHost, pageFor } from '../support/state.js';

const ADDRESS = '?view=single&host=web-server-01';

/** The single-host view showing the page of an address. */
function show(address = ADDRESS, changes = {}) {
  const page = createPage();
  const view = mountSingleView(page.main, page.deps);
  view.update(pageFor(address, changes).single);
  const canvas = page.main.querySelector('canvas');
  const press = (key) => fire(page, canvas, 'keydown', { key });
  return { ...page, view, canvas, press, byId: (id) => page.document.getElementById(id) };
}

describe('the cards of a host', () => {
  const { byId } = show();
  const card = (id) => [textOf(byId(id).querySelector('[data-testid="value"]')), textOf(byId(id).querySelector('[data-testid="change"]'))];

  test('show CPU and how it changed', () => assert.deepEqual(card('card-cpu'), ['34.5%', '▲ 2.3%']));
  test('show memory and how it changed', () => assert.deepEqual(card('card-memory'), ['67.2%', '▼ 1.1%']));
  test('show load and how it changed', () => assert.deepEqual(card('card-load'), ['1.45', '▲ 0.12']));
  test('show memory in bytes and how it changed', () => assert.deepEqual(card('card-memory-used'), ['2.1 GiB', '▲ 50.0 MiB']));
  test('say over which span', () => assert.match(textOf(byId('card-cpu')), /in 5 min ▲ 2\.3%$/));

  test('say that nothing changed without a direction', () => {
    const still = show(ADDRESS, { history: { ...decodeHistory(fixture('history')), series: [] } });
    assert.equal(textOf(still.byId('card-cpu').querySelector('[data-testid="change"]')), '');
  });
});

describe('the head of a host', () => {
  test('says its name, state and tags', () => {
    const { main } = show();
    assert.match(textOf(main), /^.*web-server-01\s?datacenter=us-east-1 environment=production role=web-server\s?online/);
  });

  test('warns when two agents use the name', () => {
    const { main } = show('?view=single&host=db-server-01');
    assert.match(textOf(main.querySelector('.notice')), /Two agents push under this name/);
    assert.ok(!main.querySelector('.notice').hidden);
  });

  test('says since when a gone host is gone', () => {
    assert.match(textOf(show('?view=single&host=db-server-01').main), /offline for 5 min/);
  });

  test('says that a host is unknown instead of showing an empty one', () => {
    const { main, byId } = show('?view=single&host=gone');
    assert.match(textOf(main), /The aggregator knows no host named gone\./);
    assert.ok(byId('card-cpu').closest('[hidden]'));
  });
});

describe('the trend', () => {
  test('is a figure with a caption and a picture that is told in words', () => {
    const { byId, canvas } = show();
    assert.equal(byId('trend-chart').tagName, 'FIGURE');
    assert.equal(textOf(byId('trend-chart').querySelector('figcaption')), 'CPU & memory, last 5 min');
    assert.equal(canvas.getAttribute('role'), 'img');
    assert.match(canvas.getAttribute('aria-label'), /CPU: latest 32\.6%, lowest 32\.2%, highest 32\.8%, mean 32\.\d%/);
  });

  test('names its series with their latest values', () => {
    assert.deepEqual([...show().byId('trend-chart').querySelectorAll('.chart-key')].map(textOf), ['CPU32.6%', 'Memory67.3%']);
  });

  test('is read point by point with the arrow keys, and says each', () => {
    const { main, press } = show();
    press('ArrowLeft');
    assert.match(textOf(main.querySelector('#trend-chart [aria-live]')), /^23:57:20, CPU 32\.6%, Memory 67\.3%$/);
    press('Home');
    assert.match(textOf(main.querySelector('#trend-chart [aria-live]')), /^23:55:02, CPU 32\.2%, Memory 68\.3%$/);
    press('ArrowRight');
    assert.match(textOf(main.querySelector('#trend-chart [aria-live]')), /^23:55:04/);
  });

  test('lets the cursor go with Escape', () => {
    const { main, press } = show();
    press('End');
    press('Escape');
    assert.equal(textOf(main.querySelector('.chart-readout')), '');
  });

  test('comes as a table too, newest first', () => {
    const page = show();
    assert.ok(page.byId('trend-table').hidden);
    fire(page, page.byId('trend-table-toggle'), 'click');
    const rows = [...page.byId('trend-table').querySelectorAll('tbody tr')];
    assert.equal(rows.length, 40);
    assert.equal(textOf(rows.at(-1)), '6 Feb 2023, 23:55:0232.2%68.3%');
    assert.deepEqual([...page.byId('trend-table').querySelectorAll('thead th')].map(textOf), ['Time', 'CPU', 'Memory']);
    assert.equal(page.byId('trend-table-toggle').getAttribute('aria-expanded'), 'true');
  });

  test('tells the highest of what a point stands for', () => {
    const { canvas } = show(ADDRESS, { history: decodeHistory(fixture('history-band')) });
    assert.match(canvas.getAttribute('aria-label'), /lowest 10\.0%, highest 99\.4%/);
  });

  test('says that there is nothing in the span', () => {
    const { canvas } = show(ADDRESS, { history: { ...decodeHistory(fixture('history')), series: [] } });
    assert.match(canvas.getAttribute('aria-label'), /No samples in this span\./);
  });

  test('offers spans, the shown one marked', () => {
    const { main } = show(`${ADDRESS}&range=3600`);
    const links = [...main.querySelectorAll('[data-range]')];
    assert.deepEqual(links.map(textOf), ['5 min', '15 min', '1 h', '6 h', '1 d', '7 d', '30 d', '1 y']);
    assert.equal(textOf(main.querySelector('[data-range][aria-current]')), '1 h');
    assert.equal(links[0].getAttribute('href'), ADDRESS);
  });
});

/** A host that sends load, disks and a file system besides its headline. */
function showFamilies(changes = {}) {
  const host = oneHost.hostname;
  const times = [1_675_727_838, 1_675_727_840];
  const column = (metric, tags, values, timestamps = times) => {
    return { host, metric_type: metric, tags, timestamps, values };
  };
  const history = decodeHistory({
    ...fixture('history'),
    series: [
      ...fixture('history').series,
      column('cpu.cores', '', [8, 8]),
      column('disk.read_bytes_per_sec', 'device=sda', [1024, 2048]), column('disk.write_bytes_per_sec', 'device=sda', [0, 0]),
    ],
    ...changes,
  });
  const series = history.series.map(({ metric_type, tags }) => ({ metric_type, tags }));
  const page = show(ADDRESS, { history, details: { [host]: { ...oneHost, series } } });
  const panel = (id) => page.main.querySelector(`[data-panel="${id}"]`);
  return { ...page, panel, shown: () => [...page.main.querySelectorAll('[data-panel]:not([hidden])')].map((each) => each.dataset.panel) };
}

describe('the families of a host', () => {
  test('are those that it sends', () => {
    const { main, shown } = showFamilies();
    assert.deepEqual(shown(), ['load', 'diskThroughput']);
    const headings = [...main.querySelectorAll('section:not([hidden]) > h2')].map(textOf);
    assert.deepEqual(headings, ['CPU', 'Disk', 'File systems']);
  });

  test('stay when there is nothing in the span, and say so', () => {
    const empty = { history: { ...decodeHistory(fixture('history')), series: [] } };
    const series = [{ metric_type: 'load.1m', tags: '' }];
    const { main } = show(ADDRESS, { ...empty, details: { [oneHost.hostname]: { ...oneHost, series } } });
    assert.match(textOf(main.querySelector('[data-panel="load"]:not([hidden]) .chart-plot')), /No samples in this span/);
  });

  test('are told in words, with their section, since pictures are listed without their headings', () => {
    const label = showFamilies().panel('diskThroughput').querySelector('canvas').getAttribute('aria-label');
    assert.match(label, /^Disk: Throughput\. sda read: latest 2\.0 KiB\/s, lowest 1\.0 KiB\/s, highest 2\.0 KiB\/s, mean 1\.5 KiB\/s\. /);
  });

  test('have a legend with values', () => {
    const keys = [...showFamilies().panel('load').querySelectorAll('.chart-key')].map(textOf);
    assert.deepEqual(keys, ['1 min1.37', 'cores8']);
  });

  test('come as tables too, in their own units', () => {
    const page = showFamilies();
    fire(page, page.byId('panel-diskThroughput-toggle'), 'click');
    const rows = [...page.byId('panel-diskThroughput-table').querySelectorAll('tbody tr')].map(textOf);
    assert.match(rows[0], /2\.0 KiB\/s0 B\/s$/);
  });

  test('are all read at the moment at which one of them is pointed', () => {
    const { press, panel } = showFamilies();
    press('End');
    const readout = (id) => textOf(panel(id).querySelector('.chart-readout'));
    assert.equal(readout('load'), readout('diskThroughput'));
    assert.match(readout('load'), /^\d\d:\d\d:\d\d$/);
    press('Escape');
    assert.equal(readout('load'), '');
  });

  test('list the file systems with their usage', () => {
    const { main } = showFamilies();
    const row = main.querySelector('.file-systems tbody tr');
    assert.equal(textOf(row), '/91.0%91.0 GiB of 100 GiBtoo early to tell');
    assert.equal(row.querySelector('[data-level]').dataset.level, 'high');
  });
});
