/**
 * Reads the chart's colours from the custom properties of css/tokens.css, so that canvas and page follow one theme.
 *
 * @param {CSSStyleDeclaration} style computed style of an element inside the theme
 * @returns {import('./draw.js').Palette}
 */
function readPalette(style) {
  /** @param {string} name */
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: token('color-muted'),
    grid: token('color-rule'),
    cursor: token('color-muted'),
    surface: token('color-surface'),
    font: `11px ${token('font-family')}`,
    series: (color) => token(`color-${color}`),
  };
}

export { readPalette };
