/**
 * A linear scale between values and pixels. Either direction may run downwards, as the y axis of a canvas does.
 *
 * @typedef {object} Scale
 * @property {(value: number) => number} toPixel
 * @property {(pixel: number) => number} toValue
 */

/**
 * @param {readonly [number, number]} domain in values; the two must differ
 * @param {readonly [number, number]} range in pixels; the two must differ
 * @returns {Scale}
 */
function createScale([fromValue, toValue], [fromPixel, toPixel]) {
  const pixelsPerValue = (toPixel - fromPixel) / (toValue - fromValue);
  return {
    toPixel: (value) => fromPixel + (value - fromValue) * pixelsPerValue,
    toValue: (pixel) => fromValue + (pixel - fromPixel) / pixelsPerValue,
  };
}

export { createScale };
