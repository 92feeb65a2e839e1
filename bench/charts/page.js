import uPlot from '/uplot/uPlot.esm.js';
import { createPlot } from '/web/js/chart/plot.js';
import { createFormat } from '/web/js/lib/format.js';
import { ENGLISH } from '/web/js/lib/messages/english.js';

/**
 * Draws the same data in turns by both libraries, a round each, and posts what each round took. `script` ends when the
 * calls return; `raster` ends when a pixel can be read back, so everything before it has been painted.
 */

const SERIES = 8;
const POINTS = 10_000;
const SIZE = { width: 1200, height: 300 };
const ROUNDS = 60;
const WARM_UP = 20;
const COLORS = ['cpu', 'memory', 'network', 'disk', 'series-2', 'series-3', 'series-4', 'series-5'];

/** Walks of one seed each, with rare spikes; a new set a round, so that nothing can be kept from the last. @param {number} round */
function data(round) {
  const times = Float64Array.from({ length: POINTS }, (_, index) => 1_700_000_000 + 2 * index + 2 * round);
  const columns = Array.from({ length: SERIES }, (_, series) => {
    let seed = (round + 1) * 7919 + series * 104_729;
    let value = 10 + 10 * series;
    return Float64Array.from(times, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const chance = seed / 2_147_483_648;
      value = Math.min(100, Math.max(0, value + (chance - 0.5) * 4));
      return chance > 0.999 ? 100 : value;
    });
  });
  return { times, columns };
}

/** @param {CanvasRenderingContext2D} context */
function readBack(context) {
  context.getImageData(0, 0, 1, 1);
}

function ours() {
  const box = document.body.appendChild(Object.assign(document.createElement('div'), { className: 'box' }));
  const base = box.appendChild(document.createElement('canvas'));
  const overlay = box.appendChild(document.createElement('canvas'));
  /** @type {(() => void)[]} */
  const frames = [];
  const plot = createPlot({ base, overlay }, {
    screen: {
      pixelRatio: () => 1, styleOf: (element) => getComputedStyle(element), onResize: () => undefined,
      onVisible: (_, listener) => listener(true), onRestyle: () => undefined, onPrint: () => undefined,
      nextFrame: (callback) => frames.push(callback),
    },
    format: createFormat('en-GB'), messages: ENGLISH, signal: new AbortController().signal,
  });
  const context = base.getContext('2d');
  return {
    name: 'sysmon',
    /** @param {ReturnType<typeof data>} given */
    prepare: ({ times, columns }) => ({
      kind: 'lines', unit: 'percent', ceiling: 100, ghosts: [], marks: [],
      fromSeconds: times[0], toSeconds: times[POINTS - 1], stepSeconds: 2,
      series: columns.map((values, index) => ({
        word: null, subject: `s${index}`, color: COLORS[index], dashed: false, ghost: 'none', times, values, min: null, max: null,
      })),
    }),
    draw(model) {
      plot.update(model);
      frames.splice(0).forEach((frame) => frame());
    },
    readBack: () => readBack(context),
  };
}

function theirs() {
  const strokes = ['#0b6fb8', '#c05a00', '#00795a', '#9a3f83', '#4aa3df', '#8f7a00', '#b3261e', '#5b4bb5'];
  const options = {
    ...SIZE, pxAlign: 1, legend: { show: false }, cursor: { show: false }, scales: { y: { range: [0, 100] } },
    series: [{}, ...strokes.map((stroke, index) => ({ label: `s${index}`, stroke, width: 1.5, points: { show: false } }))],
  };
  const plot = new uPlot(options, [[0, 1], ...strokes.map(() => [0, 1])], document.body);
  return {
    name: 'uPlot',
    prepare: ({ times, columns }) => [times, ...columns],
    draw(all) {
      plot.setData(all);
    },
    readBack: () => readBack(plot.ctx),
  };
}

/** Lets the browser paint, so that a round begins with nothing left to do. */
function settled() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

/** @param {ReturnType<typeof ours>} library @param {number} round */
async function measure(library, round) {
  const given = library.prepare(data(round));
  const start = performance.now();
  library.draw(given);
  // uPlot draws in a microtask.
  await null;
  const drawn = performance.now();
  library.readBack();
  return { name: library.name, script: drawn - start, raster: performance.now() - start };
}

const libraries = [ours(), theirs()];
const results = [];
for (let round = 0; round < WARM_UP + ROUNDS; round++) {
  for (const library of round % 2 === 0 ? libraries : [...libraries].reverse()) {
    await settled();
    const result = await measure(library, round);
    if (round >= WARM_UP) results.push(result);
  }
}
await fetch('/results', { method: 'POST', body: JSON.stringify({ series: SERIES, points: POINTS, ...SIZE, rounds: ROUNDS, results }) });
