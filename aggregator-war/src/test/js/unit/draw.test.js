import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawChart } from '../../../../../src-webapp/js/chart/draw.js';
import { placeEndLabels } from '../../../../../src-webapp/js/chart/end-labels.js';
import { layOut, namesWidth } from '../../../../../src-webapp/js/chart/layout.js';
import { drawCursor, drawSelection } from '../../../../../src-webapp/js/chart/overlay.js';
import { recordingContext } from '../support/canvas.js';

const palette = {
  text: 'text', grid: 'grid', cursor: 'cursor', surface: 'surface', font: '11px sans-serif', series: (color) => color,
};
const layout = layOut({ width: 356, height: 132 }, [0, 300], [0, 100]);

function draw(series, { stepSeconds = 2, nameOf = null, kind = 'lines', ghosts = [], marks = [], toSeconds = 4 } = {}) {
  const context = recordingContext();
  const ticks = { x: [{ at: 60, label: '10:01' }], y: [{ at: 0, label: '0%' }, { at: 100, label: '100%' }] };
  const model = { kind, stepSeconds, fromSeconds: 0, toSeconds };
  drawChart(context, layout, palette, { model, drawn: series, ghosts, marks, ticks, noData: 'no data', nameOf });
  return context.done;
}

const line = (times, values, band = {}) => ({
  color: 'cpu', dashed: false, ghost: 'none', min: null, max: null,
  times: Float64Array.from(times), values: Float64Array.from(values), ...band,
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

  test('names what ends just before the edge beyond the edge, and what ended long ago where it ended', () => {
    const ends = placeEndLabels([line([0, 300], [1, 1]), line([0, 270], [50, 50]), line([0, 100], [90, 90])], layout).map(({ x }) => x);
    assert.deepEqual(ends, [layout.x.toPixel(100), layout.right, layout.right].map((x) => x + 6));
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

  describe('of bars', () => {
    const isBar = ({ act, color }) => act === 'rect' && color !== 'surface';
    const bars = (series, more = {}) => draw(series, { kind: 'bars', toSeconds: 60, ...more }).filter(isBar);

    test('has one a point, upon the one below it', () => {
      const edges = [line([0, 60], [10, 0]), line([0, 60], [30, 20], { color: 'memory' })];
      const drawn = bars(edges).map(({ color, box: { top, bottom } }) => [color, top, bottom]);
      const at = layout.y.toPixel;
      assert.deepEqual(drawn, [['cpu', at(10), at(0)], ['memory', at(30), at(10)], ['memory', at(20), at(0)]]);
    });

    test('has none for nought, and one that is seen for ever so little', () => {
      const [only, ...others] = bars([line([0, 60], [0, 0.001])]);
      assert.equal(only.box.bottom - only.box.top, 1);
      assert.deepEqual(others, []);
    });

    test('leaves a gap between one and the next', () => {
      const [first, second] = bars([line([0, 4, 8, 12], [5, 5, 5, 5])], { stepSeconds: 4 });
      assert.ok(second.box.left - first.box.right >= 1);
    });

    test('says by a line how high it went', () => {
      const series = [line([0, 60], [10, 10], { max: Float64Array.of(10, 90), min: Float64Array.of(0, 0) })];
      const peaks = draw(series, { kind: 'bars' }).filter(({ act, color }) => act === 'stroke' && color === 'cpu');
      assert.deepEqual(peaks.map(({ path }) => path.map(([, y]) => y)), [[layout.y.toPixel(10), layout.y.toPixel(90)]]);
    });

    test('draws the second direction of a device faint below a whole edge', () => {
      const [part, edge] = bars([line([0], [50], { dashed: true })]);
      assert.ok(part.alpha < 0.5);
      assert.deepEqual([edge.alpha, edge.box.top], [1, part.box.top]);
    });

    test('hatches what it has no data for', () => {
      const done = draw([line([0, 2, 200, 202], [1, 2, 3, 4])], { kind: 'bars', toSeconds: 300 });
      assert.ok(done.some((step) => step.text === 'no data'));
    });

    test('of nothing is nothing', () => assert.deepEqual(bars([]), []));
  });

  test('marks under the cursor only the series that have a point there', () => {
    const context = recordingContext();
    drawCursor(context, layout, palette, { series: [line([0, 2, 4], [1, 2, 3]), { ...line([0, 4], [5, 5]), color: 'memory' }], time: 2 });
    const dots = context.done.filter((step) => step.act === 'fill' && ['cpu', 'memory'].includes(step.color));
    assert.deepEqual(dots.map((step) => step.color), ['cpu']);
  });

  test('draws many points to a pixel as what they cover, with every spike', () => {
    const times = Array.from({ length: 3000 }, (_, index) => index / 10);
    const values = times.map((_, index) => (index === 1234 ? 100 : 50));
    const [fill] = draw([line(times, values)], { toSeconds: 300 }).filter((step) => step.act === 'fill' && step.color === 'cpu');
    assert.ok(fill.path.length < 4 * 300);
    assert.ok(Math.min(...fill.path.map(([, y]) => y)) <= layout.top);
  });

  test('draws an earlier time fainter and below the shown one', () => {
    const done = draw([line([0, 2], [1, 2])], { ghosts: [line([0, 2], [3, 4], { ghost: 'day' })] });
    const strokes = done.filter((step) => step.act === 'stroke' && step.color === 'cpu');
    assert.deepEqual(strokes.map((step) => step.alpha < 1), [true, false]);
  });

  test('hatches what it has no data for, and says so where there is room', () => {
    const done = draw([line([0, 2, 200, 202], [1, 2, 3, 4])], { toSeconds: 300 });
    assert.ok(done.some((step) => step.act === 'text' && step.text === 'no data'));
    assert.ok(draw([line([0, 2, 4], [1, 2, 3])]).every((step) => step.text !== 'no data'));
  });

  test('hatches nothing at its end that an agent may still push', () => {
    const gridStrokes = (toSeconds) => draw([line([0, 2, 4], [1, 2, 3])], { toSeconds }).filter(({ color }) => color === 'grid').length;
    assert.equal(gridStrokes(34), gridStrokes(4));
    assert.equal(gridStrokes(35), gridStrokes(4) + 1);
  });

  test('marks a reboot with a line and a word', () => {
    const done = draw([line([0, 2], [1, 2])], { marks: [{ atSeconds: 150, label: 'rebooted' }] });
    const strokes = done.filter((step) => step.act === 'stroke' && step.color === 'text');
    assert.equal(strokes[0].path[0][0], Math.round(layout.x.toPixel(150)) + 0.5);
    assert.ok(done.some((step) => step.text === 'rebooted'));
  });

  test('writes no word over another where marks are close', () => {
    const marks = [{ atSeconds: 150, label: 'rebooted' }, { atSeconds: 155, label: 'rebooted' }];
    assert.equal(draw([line([0, 2], [1, 2])], { marks }).filter((step) => step.text === 'rebooted').length, 1);
  });

  test('shows what a drag would zoom to', () => {
    const context = recordingContext();
    drawSelection(context, layout, palette, { from: 100, to: 200 });
    assert.deepEqual(context.done.map((step) => step.act), ['rect', 'stroke', 'stroke']);
  });

  test('gives names room where there is some to spare', () => {
    assert.ok(namesWidth(['CPU', 'Memory'], 800) >= 40);
    assert.equal(namesWidth(['a-very-long-host-name-of-a-host'], 400), 0);
    assert.equal(namesWidth([], 800), 0);
  });
});
