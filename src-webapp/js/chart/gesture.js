/**
 * Changes of the shown span by pointer and by keys. A drag over the plot marks the span to zoom to; along its times, or
 * with the shift key, it moves the span. Escape lets go of a drag, and a second press of the pointer steps back.
 */

/** A shorter way is a press, not a drag. */
const LEAST_PIXELS = 5;

/**
 * @typedef {object} Gestures
 * @property {(pixel: number) => number | null} timeAt
 * @property {(pixel: number) => boolean} isOnTimeAxis
 * @property {(marked: Model.Span | null) => void} onMark while a span is marked
 * @property {(seconds: number) => void} onShift while the span is moved: how much later
 * @property {(span: Model.Span) => void} onZoom
 * @property {(seconds: number) => void} onPan
 * @property {Pick<ViewActions, 'pan' | 'zoom' | 'stepBack'>} actions
 * @property {() => number | null} centre what the cursor is at, to zoom around
 */

/**
 * @param {HTMLElement} target
 * @param {AbortSignal} signal
 * @param {Gestures} chart
 */
function watchGestures(target, signal, chart) {
  /** @type {Drag | null} */
  let drag = null;
  const pixelOf = (/** @type {PointerEvent} */ event) => event.clientX - target.getBoundingClientRect().left;

  /** @param {PointerEvent} event */
  function onDown(event) {
    const pixel = pixelOf(event);
    const time = chart.timeAt(pixel);
    if (event.button !== 0 || !event.isPrimary || time === null) return;
    const onAxis = chart.isOnTimeAxis(event.clientY - target.getBoundingClientRect().top);
    drag = { pixel, time, moves: onAxis || event.shiftKey, far: false };
    target.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  function onMove(event) {
    if (drag === null) return;
    const pixel = pixelOf(event);
    drag.far ||= Math.abs(pixel - drag.pixel) >= LEAST_PIXELS;
    if (drag.far) show(chart, drag, pixel);
  }

  /** @param {PointerEvent} event */
  function onUp(event) {
    const ended = drag;
    const span = ended === null ? null : spanOf(chart, ended, pixelOf(event));
    letGo();
    if (ended === null || span === null || !ended.far) return;
    if (ended.moves) chart.onPan(ended.time - span.end);
    else chart.onZoom(ordered(ended.time, span.end));
  }

  function letGo() {
    drag = null;
    chart.onMark(null);
    chart.onShift(0);
  }

  target.addEventListener('pointerdown', onDown, { signal });
  target.addEventListener('pointermove', onMove, { signal, passive: true });
  target.addEventListener('pointerup', onUp, { signal });
  target.addEventListener('pointercancel', letGo, { signal });
  target.addEventListener('dblclick', () => chart.actions.stepBack(), { signal });
  target.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') letGo();
    else if (actOnKey(event, chart)) event.preventDefault();
  }, { signal });
}

/** @typedef {{ pixel: number, time: number, moves: boolean, far: boolean }} Drag */

/**
 * @param {Gestures} chart
 * @param {Drag} drag
 * @param {number} pixel
 */
function show(chart, drag, pixel) {
  const span = spanOf(chart, drag, pixel);
  if (span === null) return;
  if (drag.moves) chart.onShift(drag.time - span.end);
  else chart.onMark(ordered(drag.time, span.end));
}

/**
 * @param {Gestures} chart
 * @param {Drag} drag
 * @param {number} pixel
 * @returns {{ end: number } | null} where the pointer is, in the span as it was when the drag began
 */
function spanOf(chart, drag, pixel) {
  if (drag.moves) chart.onShift(0);
  const end = chart.timeAt(pixel);
  return end === null ? null : { end };
}

/** @param {number} a @param {number} b @returns {Model.Span} */
function ordered(a, b) {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

/**
 * @param {KeyboardEvent} event
 * @param {Gestures} chart
 * @returns {boolean} the key was ours
 */
function actOnKey({ key, shiftKey, ctrlKey, metaKey, altKey }, { actions, centre }) {
  if (ctrlKey || metaKey || altKey) return false;
  if (shiftKey && key === 'ArrowLeft') actions.pan(-1);
  else if (shiftKey && key === 'ArrowRight') actions.pan(1);
  else if (key === '+' || key === '=') actions.zoom('in', centre());
  else if (key === '-') actions.zoom('out', centre());
  else if (key === 'Backspace') actions.stepBack();
  else return false;
  return true;
}

export { watchGestures };
