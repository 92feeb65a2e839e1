import { mountChart } from '../chart/chart.js';
import { createCrosshair } from '../chart/crosshair.js';
import { mountPicture } from '../chart/picture.js';
import { CLASS } from '../lib/classes.js';
import { el, setAttribute, setShown, setText } from '../lib/dom.js';
import { createKeyedList } from '../lib/keyed-list.js';

/**
 * The charts of a comparison: all hosts in one, or one a host on the same scale.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 */
function mountCompareCharts(parent, deps) {
  const { document, messages } = deps;
  const crosshair = createCrosshair();
  const layouts = mountLayouts(deps);
  const waiting = el(document, 'div', { class: CLASS.chartsWaiting, 'data-pending': '' });
  const nothing = el(document, 'p', { class: CLASS.muted, hidden: true }, messages.chartEmpty);
  const sections = el(document, 'div');
  parent.append(layouts.element, waiting, nothing, sections);
  const list = createKeyedList(sections, (/** @type {Section} */ { id }) => id, ({ id }) => createSection(id, deps, crosshair));

  return {
    /** @param {Model.CompareView} model */
    update({ layouts: next, panels, loading }) {
      layouts.update(next);
      setShown(waiting, loading);
      setShown(nothing, !loading && panels.length === 0);
      const ids = [...new Set(panels.map(({ section }) => section))];
      list.update(ids.map((id) => ({ id, panels: panels.filter(({ section }) => section === id) })));
    },
  };
}

/** @typedef {Model.CompareView['layouts'][number]} Layout */

/** @param {LateDeps} deps */
function mountLayouts({ document, messages }) {
  const element = el(document, 'nav', { class: CLASS.segments, 'aria-label': messages.chartLayout });
  const links = createKeyedList(element, (/** @type {Layout} */ { multiples }) => String(multiples), ({ multiples }) => {
    const name = multiples ? messages.multiples : messages.overlaid;
    const link = el(document, 'a', { class: CLASS.segment, 'data-replace': true, 'data-multiples': String(multiples) }, name);
    return {
      element: link,
      update({ href, current }) {
        setAttribute(link, 'href', href);
        setAttribute(link, 'aria-current', current ? 'true' : null);
      },
    };
  });
  return { element, update: links.update };
}

/** @typedef {{ id: Model.SectionId, panels: readonly Model.ComparePanel[] }} Section */

/**
 * @param {Model.SectionId} id
 * @param {LateDeps} deps
 * @param {import('../chart/crosshair.js').Crosshair} crosshair
 * @returns {import('../lib/keyed-list.js').KeyedRow<Section>}
 */
function createSection(id, deps, crosshair) {
  const { document, messages } = deps;
  const grid = el(document, 'div', { class: CLASS.panelGrid });
  const element = el(document, 'section', { class: CLASS.family, 'data-section': id },
    el(document, 'h2', {}, messages.sections[id]), grid);
  const list = createKeyedList(grid, (/** @type {Model.ComparePanel} */ panel) => panel.id,
    (panel) => createPanel(panel, deps, crosshair));
  return { element, update: ({ panels }) => list.update(panels) };
}

/**
 * @param {Model.ComparePanel} panel
 * @param {LateDeps} deps
 * @param {import('../chart/crosshair.js').Crosshair} crosshair
 * @returns {import('../lib/keyed-list.js').KeyedRow<Model.ComparePanel>}
 */
function createPanel({ id, section }, deps, crosshair) {
  const { document, messages } = deps;
  const { own, end } = endable(deps);
  const element = el(document, 'div', { class: CLASS.panel, 'data-panel': id });
  const ids = { id: `compared-${id}`, toggleId: `compared-${id}-toggle`, tableId: `compared-${id}-table` };
  const chart = mountChart(element, own, { ...ids, crosshair });
  const multiples = el(document, 'div', { class: CLASS.multiples });
  element.querySelector(`.${CLASS.chartPlot}`)?.after(multiples);
  const name = messages.comparePanels[id];
  const whole = messages.sectionCaption(messages.sections[section], name);
  const small = createKeyedList(multiples, (/** @type {Multiple} */ { hostname }) => hostname,
    ({ hostname }) => createMultiple(hostname, whole, own, crosshair));

  return {
    element,
    remove: end,
    update(panel) {
      setAttribute(element, 'data-multiples', panel.multiples.length > 0 ? '' : null);
      chart.update(panel.chart, name, whole);
      small.update(panel.multiples);
    },
  };
}

/** @typedef {Model.ComparePanel['multiples'][number]} Multiple */

/**
 * @param {string} hostname
 * @param {string} caption of all
 * @param {LateDeps} deps
 * @param {import('../chart/crosshair.js').Crosshair} crosshair
 * @returns {import('../lib/keyed-list.js').KeyedRow<Multiple>}
 */
function createMultiple(hostname, caption, deps, crosshair) {
  const { document, messages } = deps;
  const { own, end } = endable(deps);
  const name = el(document, 'figcaption', { class: CLASS.multipleName });
  const element = el(document, 'figure', { class: CLASS.multiple, 'data-host': hostname }, name);
  const picture = mountPicture(element, own, { crosshair });
  return {
    element,
    remove: end,
    update({ chart }) {
      setText(name, hostname);
      picture.update(chart, messages.sectionCaption(hostname, caption));
    },
  };
}

/**
 * What is taken off the page before the page ends takes its listeners with it.
 *
 * @param {LateDeps} deps
 * @returns {{ own: LateDeps, end: () => void }}
 */
function endable(deps) {
  const life = new AbortController();
  return { own: { ...deps, signal: AbortSignal.any([deps.signal, life.signal]) }, end: () => life.abort() };
}

export { mountCompareCharts };
