import { setAttribute, setShown, setText } from '../lib/dom.js';
import { snap } from './crosshair.js';
import { createCursor } from './cursor.js';
import { buildPlotBox, sayAt, summaries } from './figure.js';
import { watchGestures } from './gesture.js';
import { createPlot } from './plot.js';
import { unionOfTimes } from './times.js';

/**
 * The picture of a chart, pointed at and moved by pointer and keys: where the reader points all charts of the page
 * point, and what the reader zooms to all of them show.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 * @param {object} place
 * @param {import('./crosshair.js').Crosshair} place.crosshair
 * @param {(time: number | null) => void} [place.onPoint] one of the chart's own points, or none
 */
function mountPicture(parent, deps, { crosshair, onPoint = () => undefined }) {
  const { base, overlay, empty, box, spoken } = buildPlotBox(deps);
  parent.append(box, spoken);
  /** @type {Model.Chart | null} */
  let model = null;
  /** @type {Float64Array} */
  let times = new Float64Array();
  const plot = createPlot({ base, overlay }, deps);
  const cursor = createCursor(base, deps.signal, { times: () => times, timeAt: plot.timeAt, onMove });
  watchGestures(base, deps.signal, {
    timeAt: plot.timeAt,
    isOnTimeAxis: plot.isOnTimeAxis,
    onMark: (selected) => plot.point({ selected }),
    onShift: (shift) => plot.point({ shift }),
    onZoom: deps.actions.showSpan,
    onPan: (seconds) => model && deps.actions.showSpan({ from: model.fromSeconds + seconds, to: model.toSeconds + seconds }),
    actions: deps.actions,
    centre: cursor.get,
  });

  /** @param {number | null} time @param {boolean} byKey */
  function onMove(time, byKey) {
    crosshair.point(time);
    if (byKey) setText(spoken, time === null || model === null ? '' : sayAt(model, time, deps));
  }
  /** @param {number | null} moment that the page points at */
  function pointAt(moment) {
    const time = snap(times, moment, model?.stepSeconds ?? 0);
    plot.point({ time });
    onPoint(time);
  }
  crosshair.follow(pointAt, deps.signal);

  return {
    /**
     * @param {Model.Chart | null} next null while it is on its way
     * @param {string} name for those who do not see it
     * @param {ReadonlySet<string>} [hidden] names of series that are not drawn
     */
    update(next, name, hidden) {
      model = next;
      times = unionOfTimes(next?.series ?? []);
      setAttribute(box, 'data-pending', next === null ? '' : null);
      setShown(empty, next !== null && times.length === 0);
      setAttribute(base, 'aria-label', [name, ...summaries(next, deps)].join('. '));
      if (cursor.settle()) crosshair.point(null);
      plot.update(next, hidden);
      pointAt(crosshair.get());
    },
  };
}

export { mountPicture };
