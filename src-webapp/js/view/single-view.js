import { mountChart } from '../chart/chart.js';
import { createCrosshair } from '../chart/crosshair.js';
import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { mountFacts } from './facts.js';
import { mountFamilies } from './families.js';
import { mountHostHead } from './host-head.js';
import { mountStatCard } from './stat-card.js';
import { mountTimeBar } from './time-bar.js';

const TREND = Object.freeze({ id: ID.trendChart, toggleId: ID.trendTableToggle, tableId: ID.trendTable });

/**
 * One host: four figures, the shown time, their trend, what else is known of it, and every family of metrics.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountSingleView(parent, deps) {
  const { document, messages, format } = deps;
  const unknown = el(document, 'p', { hidden: true });
  const known = el(document, 'div', { class: CLASS.charted });
  parent.append(unknown, known);
  const head = mountHostHead(known, deps);
  const cards = mountCards(known, deps);
  const crosshair = createCrosshair();
  const time = mountTimeBar(known, deps);
  const chart = mountChart(known, deps, { ...TREND, crosshair });
  const facts = mountFacts(known, deps);
  const families = mountFamilies(known, deps, crosshair);

  return {
    /** @param {Model.SingleView} model */
    update(model) {
      setShown(unknown, model.unknown);
      setShown(known, !model.unknown);
      setText(unknown, messages.unknownHost(model.hostname ?? ''));
      head.update(model);
      cards.update(model);
      time.update(model.time);
      setAttribute(known, 'data-refreshing', model.time.pending ? '' : null);
      chart.update(model.chart, messages.trend(format.duration(model.changeSeconds)));
      facts.update(model.host, model.facts);
      families.update(model);
    },
  };
}

/**
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountCards(parent, deps) {
  const { document, messages, format } = deps;
  const list = el(document, 'dl', { class: CLASS.cardGrid });
  parent.append(list);
  const percent = { write: format.percent, writeChange: format.percent, steady: 0.05 };
  const load = { write: format.load, writeChange: format.load, steady: 0.005 };
  const bytes = { write: format.bytes, writeChange: format.bytes, steady: 1 };
  const cpu = mountStatCard(list, deps, { id: ID.cardCpu, label: messages.cpuPercent, ...percent });
  const memory = mountStatCard(list, deps, { id: ID.cardMemory, label: messages.memoryPercent, ...percent });
  const average = mountStatCard(list, deps, { id: ID.cardLoad, label: messages.loadAverage, ...load });
  const used = mountStatCard(list, deps, { id: ID.cardMemoryUsed, label: messages.memoryUsed, ...bytes });

  return {
    /** @param {Model.SingleView} model */
    update({ host, changeSeconds, cpuPercent, memoryPercent, load1m, memoryUsedBytes }) {
      const around = { rangeSeconds: changeSeconds, note: '', pending: host === null };
      const cores = host?.cores ?? null;
      const total = host?.memoryTotalBytes ?? null;
      cpu.update(cpuPercent, around);
      memory.update(memoryPercent, around);
      average.update(load1m, { ...around, note: cores === null ? '' : messages.perCore(format.count(cores)) });
      used.update(memoryUsedBytes, { ...around, note: total === null ? '' : messages.ofTotal(format.bytes(total)) });
    },
  };
}

export { mountSingleView };
