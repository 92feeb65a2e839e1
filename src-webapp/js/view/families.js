import { mountChart } from '../chart/chart.js';
import { CLASS } from '../lib/classes.js';
import { el, setShown } from '../lib/dom.js';
import { PANELS } from '../lib/panels.js';
import { mountFileSystems } from './file-systems.js';

/** The section after which the file systems stand. */
const FILE_SYSTEMS_AFTER = 'disk';

/**
 * Every family of a host's metrics under its own heading, a chart each; what the host does not send is not shown.
 *
 * @param {Element} parent
 * @param {LateDeps} deps
 * @param {import('../chart/crosshair.js').Crosshair} crosshair
 */
function mountFamilies(parent, deps, crosshair) {
  /** @type {Map<Model.SectionId, ReturnType<typeof addSection>>} */
  const sections = new Map();
  /** @type {ReturnType<typeof mountFileSystems>[]} */
  const fileSystems = [];
  const panels = PANELS.map(({ id, section }) => {
    if (!sections.has(section)) sections.set(section, addSection(parent, deps, section));
    if (section === FILE_SYSTEMS_AFTER && fileSystems.length === 0) fileSystems.push(mountFileSystems(parent, deps));
    return addPanel(/** @type {ReturnType<typeof addSection>} */ (sections.get(section)).grid, deps, { id, section, crosshair });
  });

  return {
    /** @param {Pick<Model.SingleView, 'panels' | 'fileSystems'>} model */
    update(model) {
      const known = new Map(model.panels.map((panel) => [panel.id, panel]));
      const shown = new Set(model.panels.map((panel) => panel.section));
      sections.forEach(({ element }, section) => setShown(element, shown.has(section)));
      panels.forEach(({ id, update }) => update(known.get(id) ?? null));
      fileSystems.forEach((list) => list.update(model.fileSystems));
    },
  };
}

/**
 * @param {Element} parent
 * @param {LateDeps} deps
 * @param {Model.SectionId} section
 */
function addSection(parent, { document, messages }, section) {
  const grid = el(document, 'div', { class: CLASS.panelGrid });
  const element = el(document, 'section', { class: CLASS.family, 'data-section': section, hidden: true },
    el(document, 'h2', {}, messages.sections[section]), grid);
  parent.append(element);
  return { element, grid };
}

/**
 * @param {Element} grid
 * @param {LateDeps} deps
 * @param {{ id: Model.PanelId, section: Model.SectionId, crosshair: import('../chart/crosshair.js').Crosshair }} panel
 */
function addPanel(grid, deps, { id, section, crosshair }) {
  const { document, messages, format } = deps;
  const element = el(document, 'div', { class: CLASS.panel, 'data-panel': id, hidden: true });
  grid.append(element);
  const ids = { id: `panel-${id}`, toggleId: `panel-${id}-toggle`, tableId: `panel-${id}-table` };
  const chart = mountChart(element, deps, { ...ids, crosshair });

  return {
    id,
    /** @param {Model.Panel | null} panel null while the host has nothing for it */
    update(panel) {
      setShown(element, panel !== null);
      const hidden = panel?.hiddenSubjects ?? 0;
      const plain = messages.panels[id];
      const caption = hidden === 0 ? plain : messages.moreSubjects(plain, format.count(hidden));
      chart.update(panel?.chart ?? null, caption, messages.sectionCaption(messages.sections[section], caption));
    },
  };
}

export { mountFamilies };
