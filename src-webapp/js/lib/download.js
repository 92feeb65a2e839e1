/**
 * Gives the reader a text as a file. It never leaves the browser: the address is of this page's own memory.
 *
 * @param {Document} document of a window
 * @param {string} name of the file
 * @param {string} text
 */
function download(document, name, text) {
  const window = /** @type {Window & typeof globalThis} */ (document.defaultView);
  const address = window.URL.createObjectURL(new window.Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file over by the time the next task runs.
  window.setTimeout(() => window.URL.revokeObjectURL(address));
}

export { download };
