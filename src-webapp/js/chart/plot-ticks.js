import { localOffsetSeconds } from '../lib/time.js';
import { dayStarts, timeTicks } from './time-ticks.js';
import { markWriter, marksOf } from './units.js';

/** Room for one label, in CSS pixels. */
const TIME_LABEL_WIDTH = 76;
const VALUE_LABEL_HEIGHT = 36;

/**
 * @param {import('./layout.js').Layout} layout
 * @param {Model.Chart} model
 * @param {{ format: import('../lib/format.js').Format, domain: [number, number] }} axis
 * @returns {{ x: import('./axes.js').Ticks, y: import('./axes.js').Ticks }}
 */
function ticksOf(layout, { fromSeconds, toSeconds, unit }, { format, domain }) {
  const times = Math.max(2, Math.floor((layout.right - layout.left) / TIME_LABEL_WIDTH));
  const values = Math.max(2, Math.floor((layout.bottom - layout.top) / VALUE_LABEL_HEIGHT) + 1);
  const mark = markWriter(unit, format);
  return {
    x: momentsOf(fromSeconds, toSeconds, times, format),
    y: marksOf(unit, domain, values).map((at) => ({ at, label: mark(at) })),
  };
}

/**
 * A tick at midnight is called by its day, one at the new year by its year: that is what changes there.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} most
 * @param {import('../lib/format.js').Format} format
 * @returns {import('./axes.js').Ticks}
 */
function momentsOf(from, to, most, format) {
  const { unit, at: moments } = timeTicks(from, to, most, localOffsetSeconds);
  switch (unit) {
    case 'day': return moments.map((at) => ({ at, label: format.dayMonth(at) }));
    case 'month': return moments.map((at) => ({ at, label: isNewYear(at) ? format.year(at) : format.month(at) }));
    default: {
      const days = new Set(dayStarts(from, to, localOffsetSeconds));
      const clock = unit === 'second' ? format.timeOfDay : format.hourMinute;
      return moments.map((at) => ({ at, label: days.has(at) ? format.dayMonth(at) : clock(at), major: days.has(at) }));
    }
  }
}

/** @param {number} epochSeconds the beginning of a local month */
function isNewYear(epochSeconds) {
  return new Date(epochSeconds * 1000).getMonth() === 0;
}

export { ticksOf };
