/**
 * Runs before the first paint, apart from the modules. What the reader's choices mean is in lib/preferences.js, what is
 * fetched late in charted.js.
 */
(() => {
  try {
    // A reader who chose a theme or a density does not see the other one flash by.
    const { theme, density } = JSON.parse(localStorage.getItem('sysmon.preferences') ?? '{}');
    const { dataset } = document.documentElement;
    if (theme === 'light' || theme === 'dark') dataset.theme = theme;
    if (density === 'compact') dataset.density = density;
  } catch {
    // No storage, or not ours in it: the defaults are right.
  }

  // A hundred files would keep those waiting that the first paint needs. While no frame is drawn, as in a tab that is not
  // looked at, the imports fetch what they name.
  requestAnimationFrame(() => setTimeout(() => {
    const modules = document.querySelector('template#modules');
    if (modules instanceof HTMLTemplateElement) document.head.append(modules.content);
    sendForCharts();
  }));

  /** For an address of a view with charts at once what it needs besides. */
  function sendForCharts() {
    if (!/[?&]view=(?:single|compare)\b/.test(location.search)) return;
    const styles = 'chart compare facts family host-head time-bar';
    const modules = `
      api/host-round api/past chart/areas chart/axes chart/bars chart/canvas chart/chart chart/crosshair chart/csv chart/cursor
      chart/decimate chart/domain chart/draw chart/end-labels chart/figure chart/gaps chart/gesture chart/hit
      chart/layout chart/legend chart/lines chart/marks chart/names chart/overlay chart/picture chart/plot
      chart/plot-model chart/plot-ticks chart/scale chart/slots chart/stack chart/summary chart/table chart/ticks
      chart/time-ticks chart/times chart/units lib/compare-panels lib/panels state/chart-parts
      state/compare-panels state/compare-selector state/file-systems state/growth state/panel-selector state/reboots
      state/single-selector state/subjects state/time-selector view/compare-card view/compare-charts
      view/compare-view view/facts view/families view/file-systems view/host-head view/single-view view/span-form
      view/stat-card view/time-bar`;
    /** @param {string} rel @param {string} href */
    const send = (rel, href) => document.head.append(Object.assign(document.createElement('link'), { rel, href }));
    for (const name of styles.split(' ')) send('stylesheet', `css/components/${name}.css`);
    for (const name of modules.trim().split(/\s+/)) send('modulepreload', `js/${name}.js`);
  }
})();
