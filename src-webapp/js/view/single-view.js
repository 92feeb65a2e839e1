import { mountChart } from '../chart/chart.js';
import { createCrosshair } from '../chart/crosshair.js';
import { CLASS } from '../lib/classes.js';
import { el, setShown, setText } from '../lib/dom.js';
import { ID } from '../lib/ids.js';
import { mountFacts } from './facts.js';
import { mountFamilies } from './families.js';
import { mountHostHead } from './host-head.js';
import { mountRangeSwitch } from './range-switch.js';
import { mountStatCard } from './stat-card.js';

const TREND = Object.freeze({ id: ID.trendChart, toggleId: ID.trendTableToggle, tableId: ID.trendTable });

/**
 * One host: four figures, their trend, the rest of what its newest tick says, and every family of metrics.
 *
 * @param {Element} parent
 * @param {ViewDeps} deps
 */
function mountSingleView(parent, deps) {
  const { document, messages, format } = deps;
  const section = el(document, 'div', { id: ID.viewSingle, hidden: true });
  const unknown = el(document, 'p', { hidden: true });
  const known = el(document, 'div');
  parent.append(section);
  section.append(unknown, known);
  const head = mountHostHead(known, deps);
  const cards = mountCards(known, deps);
  const crosshair = createCrosshair();
  const chart = mountChart(known, deps, { ...TREND, crosshair });
  const ranges = mountRangeSwitch(chart.tools, deps);
  const facts = mountFacts(known, deps);
  const families = mountFamilies(known, deps, crosshair);

  /** @param {Model.SingleView} model */
  function show(model) {
    setShown(unknown, model.unknown);
    setShown(known, !model.unknown);
    setText(unknown, messages.unknownHost(model.hostname ?? ''));
    head.update(model);
    cards.update(model);
    ranges.update(model);
    chart.update(model.chart, messages.trend(format.duration(model.rangeSeconds)));
    facts.update(model.host);
    families.update(model);
  }

  return {
    /** @param {Model.SingleView | null} model null while another view is shown */
    update(model) {
      setShown(section, model !== null);
      if (model !== null) show(model);
    },
  };
}

/**
 * @param {Element} parent
 * @param {ViewDeps} deps
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
    update({ host, rangeSeconds, cpuPercent, memoryPercent, load1m, memoryUsedBytes }) {
      const around = { rangeSeconds, note: '', pending: host === null };
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
