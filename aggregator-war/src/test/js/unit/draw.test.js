import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawChart } from '../../../../../src-webapp/js/chart/draw.js';
import { placeEndLabels } from '../../../../../src-webapp/js/chart/end-labels.js';
import { layOut } from '../../../../../src-webapp/js/chart/layout.js';
import { recordingContext } from '../support/canvas.js';

const palette = {
  text: 'text', grid: 'grid', cursor: 'cursor', surface: 'surface', font: '11px sans-serif', series: (color) => color,
};
const layout = layOut({ width: 356, height: 132 }, [0, 300], [0, 100]);

function draw(series, { cursor = null, stepSeconds = 2, nameOf = null, kind = 'lines' } = {}) {
  const context = recordingContext();
  const ticks = { x: [{ at: 60, label: '10:01' }], y: [{ at: 0, label: '0%' }, { at: 100, label: '100%' }] };
  drawChart(context, layout, palette, { model: { kind, stepSeconds }, drawn: series, ticks, cursor, nameOf });
  return context.done;
}

const line = (times, values, band = {}) => ({
  color: 'cpu', dashed: false, times: Float64Array.from(times), values: Float64Array.from(values), min: null, max: null, ...band,
});

describe('a chart', () => {
  test('labels its axes', () => {
    const words = draw([]).filter((step) => step.act === 'text').map((step) => step.text);
    assert.deepEqual(words, ['0%', '100%', '10:01']);
  });

  test('draws 0 % at the bottom and 100 % at the top of the plot', () => {
    const strokes = draw([line([0, 2], [0, 100])]).filter((step) => step.color === 'cpu');
    assert.deepEqual(strokes[0].path.map(([, y]) => y), [layout.bottom, layout.top]);
  });

  test('draws one line for each stretch without a gap', () => {
    const strokes = draw([line([0, 2, 4, 60, 62], [1, 2, 3, 4, 5])]).filter(({ act, color }) => act === 'stroke' && color === 'cpu');
    assert.deepEqual(strokes.map((step) => step.path.length), [3, 2]);
  });

  test('draws a lonely sample as a dot, since a line of one point is invisible', () => {
    const dots = draw([line([0, 2, 100], [1, 2, 3])]).filter((step) => step.act === 'fill' && step.color === 'cpu');
    assert.equal(dots.length, 1);
  });

  test('fills the band between lowest and highest faintly', () => {
    const band = { min: Float64Array.of(10, 10), max: Float64Array.of(90, 90) };
    const [fill] = draw([line([0, 2], [50, 50], band)]).filter((step) => step.act === 'fill');
    assert.ok(fill.alpha < 0.3);
    assert.equal(fill.path.length, 4);
  });

  test('names each line at its end', () => {
    const words = draw([line([0, 2], [1, 2])], { nameOf: ({ color }) => color.toUpperCase() }).filter((step) => step.act === 'text');
    assert.equal(words.at(-1).text, 'CPU');
  });

  test('moves names apart that would lie on each other, and keeps them in the plot', () => {
    const low = line([0, 2], [0, 0]);
    const labels = placeEndLabels([low, { ...low, color: 'memory' }, { ...low, color: 'filesystem' }], layout);
    const heights = labels.map((label) => label.y);
    assert.equal(heights[2], layout.bottom);
    assert.ok(heights[1] - heights[0] >= 14 && heights[2] - heights[1] >= 14, heights.join(' '));
  });

  test('names no line without a value', () => assert.deepEqual(placeEndLabels([line([0], [NaN])], layout), []));

  test('dashes the second line of one colour', () => {
    const done = draw([line([0, 2], [1, 2]), line([0, 2], [3, 4], { dashed: true })]);
    const dashes = done.filter((step) => step.act === 'stroke' && step.color === 'cpu').map((step) => step.dash.length);
    assert.deepEqual(dashes, [0, 2]);
  });

  test('stacked, fills each part from the one below it and leaves gaps open', () => {
    const edges = [line([0, 2, 60, 62], [10, 10, 10, 10]), line([0, 2, 60, 62], [30, 30, 30, 30], { color: 'memory' })];
    const fills = draw(edges, { kind: 'stacked' }).filter((step) => step.act === 'fill');
    assert.deepEqual(fills.map((step) => step.color), ['cpu', 'cpu', 'memory', 'memory']);
    const [[, top], , , [, floor]] = fills[2].path;
    assert.deepEqual([top, floor], [layout.y.toPixel(30), layout.y.toPixel(10)]);
  });

  test('stacked, of nothing is nothing', () => assert.ok(draw([], { kind: 'stacked' }).every((step) => step.act !== 'fill')));

  test('marks under the cursor only the series that have a point there', () => {
    const done = draw([line([0, 2, 4], [1, 2, 3]), { ...line([0, 4], [5, 5]), color: 'memory' }], { cursor: 2 });
    const dots = done.filter((step) => step.act === 'fill' && ['cpu', 'memory'].includes(step.color));
    assert.deepEqual(dots.map((step) => step.color), ['cpu']);
  });
});
