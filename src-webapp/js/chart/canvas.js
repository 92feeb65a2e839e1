/**
 * A canvas that is as large as its box and as fine as the screen. Painted at most once a frame, and only while it can be
 * seen: what is asked for meanwhile is painted when it is scrolled into sight.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Pick<LateDeps, 'screen' | 'signal'>} deps
 * @param {object} picture
 * @param {(context: CanvasRenderingContext2D) => void} picture.draw on an empty canvas whose unit is the CSS pixel
 * @param {() => boolean} [picture.isBlank] there is nothing to draw: what is empty already is left alone
 */
function createCanvas(canvas, { screen, signal }, { draw, isBlank = () => false }) {
  const context = canvas.getContext('2d');
  let scheduled = false;
  let visible = false;
  let empty = true;

  function schedule() {
    if (scheduled || !visible || (empty && isBlank())) return;
    scheduled = true;
    screen.nextFrame(() => { scheduled = false; paintNow(); });
  }

  function paintNow() {
    const { clientWidth, clientHeight } = canvas;
    if (context === null || clientWidth === 0) return;
    prepare(context, { width: clientWidth, height: clientHeight }, screen.pixelRatio());
    draw(context);
    empty = isBlank();
  }

  screen.onResize(canvas, schedule, signal);
  screen.onVisible(canvas, (now) => { visible = now; schedule(); }, signal);

  return { schedule, paintNow };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ width: number, height: number }} size in CSS pixels
 * @param {number} ratio device pixels per CSS pixel
 */
function prepare(context, size, ratio) {
  const { canvas } = context;
  const width = Math.round(size.width * ratio);
  const height = Math.round(size.height * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
}

export { createCanvas };
