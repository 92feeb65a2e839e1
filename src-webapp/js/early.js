/**
 * Runs before the first paint, apart from the modules: a reader who chose a theme or a density does not see the other one
 * flash by. What the choices mean is in lib/preferences.js.
 */
(() => {
  try {
    const { theme, density } = JSON.parse(localStorage.getItem('sysmon.preferences') ?? '{}');
    const { dataset } = document.documentElement;
    if (theme === 'light' || theme === 'dark') dataset.theme = theme;
    if (density === 'compact') dataset.density = density;
  } catch {
    // No storage, or not ours in it: the defaults are right.
  }
})();
