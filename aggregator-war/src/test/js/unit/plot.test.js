import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCursor } from '../../../../../src-webapp/js/chart/cursor.js';
import { createPlot } from '../../../../../src-webapp/js/chart/plot.js';
import { createFormat } from '../../../../../src-webapp/js/lib/format.js';
import { ENGLISH } from '../support/messages.js';
import { createScreen } from '../../../../../src-webapp/js/lib/screen.js';
import { recordingContext } from '../support/canvas.js';

const MODEL = {
  fromSeconds: 1200, toSeconds: 1500, stepSeconds: 2,
  kind: 'lines', unit: 'percent', ceiling: 100, ghosts: [], marks: [],
  series: [{
    word: 'cpu', subject: null, color: 'cpu', dashed: false, ghost: 'none',
    times: Float64Array.of(1300, 1302), values: Float64Array.of(10, 20), min: null, max: null,
  }],
};

/** A plot on a canvas of 400 × 200 CSS pixels; frames and restyles happen when the test says so. */
function setUp({ width = 400, ratio = 2, visible = true } = {}) {
  const [base, overlay] = [canvasOf(width), canvasOf(width)];
  const frames = [];
  const theme = { color: 'blue' };
  let restyle = () => undefined;
  let print = () => undefined;
  const resized = new Map();
  const seen = new Map();
  const screen = {
    pixelRatio: () => ratio,
    styleOf: () => ({ getPropertyValue: (name) => (name === '--color-cpu' ? theme.color : 'gray') }),
    onResize: (element, listener) => { resized.set(element, listener); },
    onVisible: (element, listener) => { seen.set(element, listener); listener(visible); },
    onRestyle: (listener) => { restyle = listener; },
    onPrint: (listener) => { print = listener; },
    nextFrame: (callback) => frames.push(callback),
  };
  const deps = { screen, format: createFormat('en-GB', 'UTC'), messages: ENGLISH, signal: new AbortController().signal };
  const plot = createPlot({ base: base.canvas, overlay: overlay.canvas }, deps);
  const nextFrame = () => frames.splice(0).forEach((callback) => callback());
  const colors = () => base.context.done.filter((step) => step.act === 'stroke').map((step) => step.color);
  const told = { restyle: () => restyle(), print: () => print(), see: (now) => seen.get(base.canvas)(now) };
  const resize = () => resized.get(base.canvas)();
  return { plot, canvas: base.canvas, context: base.context, overlay, frames, theme, nextFrame, colors, resize, ...told };
}

/** What is written beside the axes. */
function axisWords({ done }) {
  return done.filter((step) => step.act === 'text').map((step) => step.text).filter((word) => !['no data', 'CPU'].includes(word));
}

/** @param {number} width */
function canvasOf(width) {
  const context = recordingContext();
  const canvas = { clientWidth: width, clientHeight: 200, width: 0, height: 0, getContext: () => context };
  context.canvas = canvas;
  return { canvas, context };
}

describe('a plot', () => {
  test('paints once a frame however often it is changed', () => {
    const { plot, frames } = setUp();
    plot.update(MODEL);
    plot.update({ ...MODEL });
    assert.equal(frames.length, 1);
  });

  test('draws what is pointed at above itself, and is not drawn anew for it', () => {
    const { plot, context, overlay, nextFrame } = setUp();
    plot.update(MODEL);
    nextFrame();
    const drawn = context.done.length;
    assert.deepEqual(overlay.context.done, []);
    plot.point({ time: 1300 });
    nextFrame();
    assert.equal(context.done.length, drawn);
    assert.equal(overlay.context.done.filter((step) => step.act === 'fill').length, 2);
  });

  test('moves its times while it is dragged', () => {
    const { plot, nextFrame } = setUp();
    plot.update(MODEL);
    nextFrame();
    const before = plot.timeAt(200);
    plot.point({ shift: 100 });
    assert.equal(plot.timeAt(200), before + 100);
  });

  test('leaves out what a reader hid, and its past with it', () => {
    const { plot, nextFrame, colors } = setUp();
    const ghosts = [{ ...MODEL.series[0], ghost: 'day' }];
    const other = { ...MODEL.series[0], word: 'memory', color: 'memory' };
    plot.update({ ...MODEL, series: [...MODEL.series, other], ghosts }, new Set(['Memory']));
    nextFrame();
    assert.equal(colors().filter((color) => color === 'blue').length, 2);
    plot.update({ ...MODEL, series: [...MODEL.series, other], ghosts }, new Set(['CPU']));
    nextFrame();
    assert.equal(colors().filter((color) => color === 'blue').length, 2);
  });

  test('is painted at once for paper, wherever it stands on the page', () => {
    const { plot, context, print } = setUp({ visible: false });
    plot.update(MODEL);
    print();
    assert.ok(context.done.length > 0);
  });

  test('has as many pixels as the screen shows', () => {
    const { plot, canvas, context, nextFrame } = setUp();
    plot.update(MODEL);
    nextFrame();
    assert.deepEqual([canvas.width, canvas.height], [800, 400]);
    assert.deepEqual(context.done.find((step) => step.act === 'transform').matrix, [2, 0, 0, 2, 0, 0]);
  });

  test('labels its axes in percent and local time', () => {
    const { plot, context, nextFrame } = setUp();
    plot.update(MODEL);
    nextFrame();
    const words = axisWords(context);
    assert.deepEqual(words.slice(0, 3), ['0%', '50%', '100%']);
    assert.ok(words.slice(3).every((word) => /^\d\d:\d\d$/.test(word)) && words.length > 3, words.join(' '));
  });

  test('takes new colours when the theme changes', () => {
    const { plot, theme, nextFrame, colors, restyle } = setUp();
    plot.update(MODEL);
    nextFrame();
    theme.color = 'orange';
    restyle();
    nextFrame();
    assert.deepEqual(colors().filter((color) => color !== 'gray'), ['blue', 'orange']);
  });

  test('paints anew when its box changes', () => {
    const { plot, canvas, nextFrame, resize } = setUp();
    plot.update(MODEL);
    nextFrame();
    canvas.clientWidth = 300;
    resize();
    nextFrame();
    assert.equal(canvas.width, 600);
  });

  test('of days names days or months, however narrow it is', () => {
    for (const days of [7, 30, 365]) {
      const { plot, context, nextFrame } = setUp({ width: 330 });
      plot.update({ ...MODEL, fromSeconds: MODEL.toSeconds - days * 86_400 });
      nextFrame();
      const words = axisWords(context).filter((word) => !word.endsWith('%'));
      assert.ok(words.length > 1 && words.every((word) => /^(\d+ \w+|\w{3,4}|\d{4})$/.test(word)), `${days} days: ${words.join(', ')}`);
    }
  });

  test('paints nothing while it is out of sight, and once when it is scrolled into it', () => {
    const { plot, context, frames, nextFrame, see } = setUp({ visible: false });
    plot.update(MODEL);
    plot.update({ ...MODEL });
    assert.equal(frames.length, 0);
    see(true);
    assert.equal(frames.length, 1);
    nextFrame();
    assert.ok(context.done.length > 0);
  });

  test('of bytes is marked in binary units', () => {
    const { plot, context, nextFrame } = setUp();
    const series = [{ ...MODEL.series[0], values: Float64Array.of(0, 3.5 * 2 ** 20) }];
    plot.update({ ...MODEL, unit: 'bytesPerSecond', ceiling: null, series });
    nextFrame();
    const words = context.done.filter((step) => step.act === 'text').map((step) => step.text);
    assert.deepEqual(words.slice(0, 4), ['0 B/s', '1 MiB/s', '2 MiB/s', '3 MiB/s']);
  });

  test('waits for room', () => {
    const { plot, context, nextFrame } = setUp({ width: 0 });
    plot.update(MODEL);
    nextFrame();
    assert.deepEqual(context.done, []);
    assert.equal(plot.timeAt(10), null);
  });
});

/** A cursor over three points; one pixel is one second. */
function cursorOver(points) {
  const target = Object.assign(new EventTarget(), { getBoundingClientRect: () => ({ left: 100 }) });
  const moves = [];
  const cursor = createCursor(target, new AbortController().signal, {
    times: () => points.times, timeAt: (pixel) => pixel, onMove: (time, byKey) => moves.push([time, byKey]),
  });
  const send = (type, init) => target.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), init));
  return { cursor, moves, send };
}

describe('the cursor', () => {
  const points = { times: Float64Array.of(10, 20, 30) };

  test('goes to the point nearest to the pointer and leaves with it', () => {
    const { moves, send } = cursorOver(points);
    send('pointermove', { clientX: 118 });
    send('pointermove', { clientX: 122 });
    send('pointerleave');
    assert.deepEqual(moves, [[20, false], [null, false]]);
  });

  test('stops at the ends', () => {
    const { moves, send } = cursorOver(points);
    for (const key of ['End', 'ArrowRight', 'PageUp', 'ArrowLeft']) send('keydown', { key });
    assert.deepEqual(moves, [[30, true], [10, true]]);
  });

  test('leaves other keys to the page', () => {
    const { moves, send } = cursorOver(points);
    assert.ok(send('keydown', { key: 'Tab' }), 'the default was prevented');
    assert.deepEqual(moves, []);
  });

  test('lets go of a point that is no longer there', () => {
    const shifting = { times: points.times };
    const { cursor, send } = cursorOver(shifting);
    send('keydown', { key: 'Home' });
    shifting.times = Float64Array.of(20, 30, 40);
    assert.equal(cursor.settle(), true);
    assert.equal(cursor.settle(), false);
  });

  test('over nothing is nowhere', () => {
    const { moves, send } = cursorOver({ times: new Float64Array() });
    send('keydown', { key: 'ArrowLeft' });
    assert.deepEqual(moves, []);
  });
});

describe('the screen', () => {
  /** A window with as much as the screen asks of it. */
  function fakeWindow() {
    const queries = new Map();
    const matchMedia = (text) => {
      if (!queries.has(text)) queries.set(text, new EventTarget());
      return queries.get(text);
    };
    const observers = [];
    class Observer {
      constructor(listener) { observers.push(this); this.listener = listener; this.live = false; }
      observe() { this.live = true; }
      disconnect() { this.live = false; }
    }
    const constructors = { ResizeObserver: Observer, MutationObserver: Observer, IntersectionObserver: Observer };
    const document = { documentElement: {} };
    const window = { matchMedia, devicePixelRatio: 1, document, addEventListener: () => undefined, ...constructors };
    return { window, queries, observers };
  }

  test('tells when the theme or the pixel ratio changes, again and again', () => {
    const { window, queries } = fakeWindow();
    let told = 0;
    createScreen(window).onRestyle(() => { told++; }, new AbortController().signal);
    queries.get('(prefers-color-scheme: dark)').dispatchEvent(new Event('change'));
    window.devicePixelRatio = 2;
    queries.get('(resolution: 1dppx)').dispatchEvent(new Event('change'));
    queries.get('(resolution: 2dppx)').dispatchEvent(new Event('change'));
    assert.equal(told, 3);
  });

  test('tells when something comes into sight', () => {
    const { window, observers } = fakeWindow();
    const told = [];
    createScreen(window).onVisible({}, (visible) => told.push(visible), new AbortController().signal);
    observers[0].listener([{ isIntersecting: false }, { isIntersecting: true }]);
    assert.deepEqual(told, [true]);
  });

  test('watches nothing after the signal ended', () => {
    const { window, queries, observers } = fakeWindow();
    const controller = new AbortController();
    createScreen(window).onRestyle(() => assert.fail('told'), controller.signal);
    createScreen(window).onResize({}, () => assert.fail('told'), controller.signal);
    createScreen(window).onVisible({}, () => assert.fail('told'), controller.signal);
    controller.abort();
    queries.get('(prefers-color-scheme: dark)').dispatchEvent(new Event('change'));
    assert.deepEqual(observers.map((observer) => observer.live), [false, false, false]);
  });
});
