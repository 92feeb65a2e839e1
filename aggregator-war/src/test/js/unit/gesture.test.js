import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { watchGestures } from '../../../../../src-webapp/js/chart/gesture.js';

/** A chart of which a pixel is a second, its times below pixel 100. */
function setUp() {
  const target = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({ left: 0, top: 0 }), setPointerCapture: () => undefined,
  });
  const done = [];
  let shift = 0;
  watchGestures(target, new AbortController().signal, {
    timeAt: (pixel) => pixel + shift,
    isOnTimeAxis: (pixel) => pixel > 100,
    onMark: (span) => done.push(['mark', span]),
    onShift: (seconds) => { shift = seconds; },
    onZoom: (span) => done.push(['zoomTo', span]),
    onPan: (seconds) => done.push(['panBy', seconds]),
    actions: {
      pan: (direction) => done.push(['pan', direction]),
      zoom: (way, centre) => done.push(['zoom', way, centre]),
      stepBack: () => done.push(['stepBack']),
    },
    centre: () => 42,
  });
  const send = (type, init = {}) => target.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), init));
  const pointer = (type, x, more = {}) => send(`pointer${type}`, { clientX: x, clientY: 50, button: 0, isPrimary: true, ...more });
  const acts = () => done.filter(([what]) => what !== 'mark');
  return { send, pointer, done, acts, shift: () => shift };
}

describe('a drag', () => {
  test('marks a span and zooms to it', () => {
    const { pointer, done, acts } = setUp();
    pointer('down', 200);
    pointer('move', 120);
    assert.deepEqual(done.at(-1), ['mark', { from: 120, to: 200 }]);
    pointer('up', 120);
    assert.deepEqual(acts(), [['zoomTo', { from: 120, to: 200 }]]);
    assert.deepEqual(done.at(-2), ['mark', null]);
  });

  test('along the times moves the span', () => {
    const { pointer, acts, shift } = setUp();
    pointer('down', 200, { clientY: 110 });
    pointer('move', 150);
    assert.equal(shift(), 50);
    pointer('up', 140);
    assert.deepEqual(acts(), [['panBy', 60]]);
    assert.equal(shift(), 0);
  });

  test('with the shift key moves the span', () => {
    const { pointer, acts } = setUp();
    pointer('down', 100, { shiftKey: true });
    pointer('move', 150);
    pointer('up', 150);
    assert.deepEqual(acts(), [['panBy', -50]]);
  });

  test('of a few pixels is a press and nothing more', () => {
    const { pointer, acts } = setUp();
    pointer('down', 100);
    pointer('move', 103);
    pointer('up', 103);
    assert.deepEqual(acts(), []);
  });

  test('is let go by Escape, and when the page takes the pointer', () => {
    for (const end of [(set) => set.send('keydown', { key: 'Escape' }), (set) => set.send('pointercancel')]) {
      const set = setUp();
      set.pointer('down', 100);
      set.pointer('move', 180);
      end(set);
      set.pointer('up', 180);
      assert.deepEqual(set.acts(), []);
    }
  });

  test('of another button is none of ours', () => {
    const { pointer, acts } = setUp();
    pointer('down', 100, { button: 2 });
    pointer('move', 180);
    pointer('up', 180);
    assert.deepEqual(acts(), []);
  });
});

describe('the keys of a chart', () => {
  const cases = [
    [{ key: 'ArrowLeft', shiftKey: true }, ['pan', -1]], [{ key: 'ArrowRight', shiftKey: true }, ['pan', 1]],
    [{ key: '+', shiftKey: true }, ['zoom', 'in', 42]], [{ key: '=' }, ['zoom', 'in', 42]], [{ key: '-' }, ['zoom', 'out', 42]],
    [{ key: 'Backspace' }, ['stepBack']],
  ];
  for (const [init, act] of cases) {
    test(`${init.key} is ${act.slice(0, 2).join(' ')}`, () => {
      const { send, acts } = setUp();
      assert.equal(send('keydown', init), false, 'the default was not prevented');
      assert.deepEqual(acts(), [act]);
    });
  }

  test('leave the browser its own', () => {
    const { send, acts } = setUp();
    for (const init of [{ key: '+', ctrlKey: true }, { key: '-', metaKey: true }, { key: 'ArrowLeft' }, { key: 'Tab' }]) {
      assert.equal(send('keydown', init), true);
    }
    assert.deepEqual(acts(), []);
  });

  test('and a second press of the pointer step back', () => {
    const { send, acts } = setUp();
    send('dblclick');
    assert.deepEqual(acts(), [['stepBack']]);
  });
});
