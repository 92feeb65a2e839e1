/**
 * The window as a long list has to know it; handed in, so that lists run without a browser in tests.
 *
 * @typedef {object} Viewport
 * @property {() => number} height in CSS pixels
 * @property {(listener: () => void, signal: AbortSignal) => void} onMove scrolled or resized, at most once a frame
 * @property {(listener: (printing: boolean) => void, signal: AbortSignal) => void} onPrint about to be printed, and after
 * @property {(y: number) => void} scrollTo pixels from the top of the page
 * @property {() => number} scrolled pixels from the top of the page
 */

/**
 * @param {Window & typeof globalThis} window
 * @returns {Viewport}
 */
function createViewport(window) {
  return {
    height: () => window.innerHeight,
    scrolled: () => window.scrollY,
    scrollTo: (y) => window.scrollTo(0, y),
    onPrint: (listener, signal) => {
      window.addEventListener('beforeprint', () => listener(true), { signal });
      window.addEventListener('afterprint', () => listener(false), { signal });
    },
    onMove: (listener, signal) => {
      let scheduled = false;
      const schedule = () => {
        if (scheduled) return;
        scheduled = true;
        window.requestAnimationFrame(() => { scheduled = false; listener(); });
      };
      window.addEventListener('scroll', schedule, { signal, passive: true });
      window.addEventListener('resize', schedule, { signal, passive: true });
    },
  };
}

export { createViewport };
