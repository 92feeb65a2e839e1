import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fc } from '../support/property.js';
import { drawHeat } from '../../../../../src-webapp/js/chart/heat-draw.js';
import { cellAt, cellByKey, layOutCells } from '../../../../../src-webapp/js/chart/heat-layout.js';
import { createHeatPlot } from '../../../../../src-webapp/js/chart/heat-plot.js';
import { heatChoicesOf, heatOf } from '../../../../../src-webapp/js/state/heat-selector.js';
import { parseRoute } from '../../../../../src-webapp/js/state/url.js';
import { recordingContext } from '../support/canvas.js';

const STRIP = { metric: 'cpu', hosts: ['a', 'b', 'c', 'd'], values: [100, 0, null, 50], states: ['online', 'late', 'online', 'offline'] };
const palette = { grid: 'grid', text: 'text', series: (color) => color };

describe('the cells of a heat strip', () => {
  test('are large for few hosts and small for many', () => {
    assert.equal(layOutCells(30, 1300).pitch, 22);
    assert.ok(layOutCells(5000, 1300).pitch < 8);
  });

  test('keep the strip low on a wide screen', () => {
    for (const count of [1, 30, 300, 1000, 5000]) assert.ok(layOutCells(count, 1300).height <= 132, String(count));
  });

  test('are found again where they stand, and keys stay among them', () => {
    const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End');
    const counts = fc.integer({ min: 1, max: 5000 });
    fc.assert(fc.property(counts, fc.integer({ min: 100, max: 2000 }), fc.nat(), keys, (count, width, seed, key) => {
      const layout = layOutCells(count, width);
      const index = seed % count;
      const middle = { x: (index % layout.columns + 0.5) * layout.pitch, y: (Math.floor(index / layout.columns) + 0.5) * layout.pitch };
      assert.equal(cellAt(layout, count, middle), index);
      const next = cellByKey(layout, count, index, key);
      assert.ok(next >= 0 && next < count);
    }));
  });

  test('are not where none is', () => {
    const layout = layOutCells(3, 100);
    assert.equal(cellAt(layout, 3, { x: 3.5 * layout.pitch, y: 1 }), null);
    assert.equal(cellAt(layout, 3, { x: -1, y: 1 }), null);
  });

  test('leave other keys to the page', () => assert.equal(cellByKey(layOutCells(3, 100), 3, 0, 'Tab'), null));
});

describe('a heat strip', () => {
  function draw() {
    const context = recordingContext();
    drawHeat(context, { pitch: 22, columns: 2, rows: 2, height: 44 }, palette, STRIP, null);
    return context.done;
  }

  test('fills a cell the fuller the higher its value, and never not at all', () => {
    const [full, empty] = draw().filter((step) => step.act === 'rect' && step.color === 'cpu').map((step) => step.alpha);
    assert.equal(full, 1);
    assert.ok(empty > 0 && empty < 0.2);
  });

  test('notches who is late and crosses out who is offline', () => {
    const done = draw();
    assert.equal(done.filter((step) => step.act === 'rect' && step.color === 'late').length, 1);
    assert.equal(done.filter((step) => step.act === 'stroke' && step.color === 'offline').length, 2);
  });

  test('leaves a cell without a value empty', () => {
    assert.deepEqual(draw().filter((step) => step.act === 'frame').map((step) => step.color), ['grid']);
  });
});

describe('the canvas of a heat strip', () => {
  function setUp(visible = true) {
    const context = recordingContext();
    const canvas = { clientWidth: 100, getContext: () => Object.assign(context, { canvas }) };
    const frames = [];
    const heights = [];
    let see = () => undefined;
    const screen = {
      pixelRatio: () => 2, styleOf: () => ({ getPropertyValue: () => 'gray' }), onResize: () => undefined, onRestyle: () => undefined,
      onVisible: (_, listener) => { see = listener; listener(visible); },
      nextFrame: (callback) => frames.push(callback),
    };
    const plot = createHeatPlot(canvas, { screen, signal: new AbortController().signal }, (height) => heights.push(height));
    const nextFrame = () => frames.splice(0).forEach((callback) => callback());
    nextFrame();
    const painted = () => context.done.splice(0).map(({ act }) => act);
    return { plot, canvas, frames, heights, painted, nextFrame, see: (now) => see(now) };
  }

  test('is as high as its cells need and as fine as the screen', () => {
    const { plot, canvas, heights } = setUp();
    plot.update(STRIP);
    assert.deepEqual([heights.at(-1), canvas.width, canvas.height], [22, 200, 44]);
  });

  test('knows its height before it is seen, so that nothing below it moves', () => {
    const { plot, heights } = setUp(false);
    plot.update(STRIP);
    assert.deepEqual(heights, [22]);
  });

  test('paints in the frame that brings something new, and nothing for what did not change', () => {
    const { plot, frames, painted } = setUp();
    plot.update(STRIP);
    assert.equal(painted().filter((act) => act === 'rect').length, 4);
    plot.update(STRIP);
    assert.deepEqual([painted(), frames], [[], []]);
  });

  test('paints the cells alone that have another value', () => {
    const { plot, painted } = setUp();
    plot.update(STRIP);
    painted();
    plot.update({ ...STRIP, values: [100, 7, null, 50] });
    assert.deepEqual(painted(), ['clear', 'rect', 'rect']);
  });

  test('paints every cell when a host changed its state, since marks reach over edges', () => {
    const { plot, painted } = setUp();
    plot.update(STRIP);
    painted();
    plot.update({ ...STRIP, states: ['online', 'online', 'online', 'offline'] });
    assert.equal(painted()[0], 'transform');
  });

  test('waits until it is seen', () => {
    const { plot, frames, see, painted } = setUp(false);
    plot.update(STRIP);
    assert.deepEqual([painted(), frames], [[], []]);
    see(true);
    assert.equal(frames.length, 1);
  });
});

describe('what a heat strip shows', () => {
  const values = {
    metric_type: 'cpu.total_usage', hosts: ['a', 'b'], values: [1, null], status: ['online', 'offline'],
    last_seen: [100, 5], timestamp: 100,
  };

  test('is nothing while the answer is on its way', () => assert.equal(heatOf(null, 100), null));
  test('is the same for the same answer', () => assert.equal(heatOf(values, 100), heatOf(values, 101)));

  test('is anew when a host is late', () => {
    assert.deepEqual(heatOf(values, 131).states, ['late', 'offline']);
    assert.deepEqual(heatOf(values, 100).states, ['online', 'offline']);
  });

  test('leads to the host', () => assert.equal(heatOf(values, 100).hrefOf('a'), '?view=single&host=a'));

  test('may be CPU, memory or disk, the address says which', () => {
    assert.deepEqual(heatChoicesOf(parseRoute('?heat=memory&q=x')), [
      { metric: 'cpu', href: '?q=x', current: false }, { metric: 'memory', href: '?heat=memory&q=x', current: true },
      { metric: 'filesystem', href: '?heat=filesystem&q=x', current: false },
    ]);
  });
});
