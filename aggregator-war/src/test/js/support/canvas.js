/** A 2D context that writes down what it is asked to stroke, fill and write, with the colour in force. */
function recordingContext() {
  const done = [];
  let path = [];
  return {
    done,
    beginPath: () => { path = []; },
    moveTo: (x, y) => path.push([x, y]),
    lineTo: (x, y) => path.push([x, y]),
    arc: (x, y) => path.push([x, y]),
    rect: (x, y, width, height) => path.push([x, y], [x + width, y + height]),
    clip: () => undefined,
    save: () => undefined,
    restore: () => undefined,
    measureText: (text) => ({ width: 6 * text.length }),
    stroke() { done.push({ act: 'stroke', color: this.strokeStyle, dash: this.dash, alpha: this.globalAlpha ?? 1, path }); },
    fill() { done.push({ act: 'fill', color: this.fillStyle, alpha: this.globalAlpha ?? 1, path }); },
    fillText: (text) => done.push({ act: 'text', text }),
    dash: [],
    setLineDash(dash) { this.dash = dash; },
    fillRect(left, top, width, height) {
      const box = { left, top, right: left + width, bottom: top + height };
      done.push({ act: 'rect', color: this.fillStyle, alpha: this.globalAlpha ?? 1, box });
    },
    strokeRect(x, y) { done.push({ act: 'frame', color: this.strokeStyle, at: [x, y] }); },
    clearRect: () => done.push({ act: 'clear' }),
    setTransform: (...matrix) => done.push({ act: 'transform', matrix }),
  };
}

export { recordingContext };
