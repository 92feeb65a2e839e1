import { valueTicks } from './ticks.js';

/** How values of each unit are written, and where an axis of them has its marks. */

/**
 * @param {Model.Unit} unit
 * @param {import('../lib/format.js').Format} format
 * @returns {(value: number | null) => string} exact, with its unit
 */
function valueWriter(unit, format) {
  return format[unit];
}

/**
 * @param {Model.Unit} unit
 * @param {import('../lib/format.js').Format} format
 * @returns {(value: number) => string} short, for an axis
 */
function markWriter(unit, format) {
  switch (unit) {
    case 'percent': return (value) => `${format.mark(value)}%`;
    case 'bytes': return format.byteMark;
    case 'bytesPerSecond': return (value) => `${format.byteMark(value)}/s`;
    case 'perSecond': return (value) => `${format.mark(value)}/s`;
    case 'millis': return (value) => `${format.mark(value)} ms`;
    case 'celsius': return (value) => `${format.mark(value)} °C`;
    case 'number': return format.mark;
  }
}

/**
 * Marks at 1, 2 or 5 times a power of ten; of bytes in the unit in which they are read.
 *
 * @param {Model.Unit} unit
 * @param {readonly [number, number]} domain
 * @param {number} most
 */
function marksOf(unit, [low, high], most) {
  const scale = unit === 'bytes' || unit === 'bytesPerSecond' ? binaryUnit(high) : 1;
  return valueTicks(low / scale, high / scale, most).map((tick) => tick * scale);
}

/** @param {number} value @returns {number} the largest power of 1024 that is not above it, at least 1 */
function binaryUnit(value) {
  return value < 1024 ? 1 : 1024 ** Math.floor(Math.log2(value) / 10);
}

export { markWriter, marksOf, valueWriter };
