/**
 * Every number that a person reads is written here, with its unit. A missing value is an en dash, never a zero.
 * Bytes are binary (1 KiB = 1024 B) unless decimal ones are asked for, percentages run 0–100, times are local to the reader.
 * Signs and separators are those of the reader's language.
 */

const NOTHING = '–';

/** Keeps the height of a line whose words are still to come. */
const BLANK = '\u00a0';
const BYTE_UNITS = Object.freeze({
  binary: { base: 1024, names: ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] },
  decimal: { base: 1000, names: ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] },
});

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** @typedef {ReturnType<typeof createFormat>} Format */

/**
 * @param {string} locale BCP 47
 * @param {string} [timeZone] IANA name; the browser's own when absent
 * @param {keyof typeof BYTE_UNITS} [byteUnits]
 */
function createFormat(locale, timeZone, byteUnits = 'binary') {
  const bytes = byteWriter(BYTE_UNITS[byteUnits]);
  const digits = [0, 1, 2].map((count) => fixedDigits(locale, count));
  const percents = [0, 1].map((count) => fixedDigits(locale, count, { style: 'unit', unit: 'percent' }));
  const longUnits = { day: unitSign(locale, 'day'), year: unitSign(locale, 'year') };
  const clocks = createClocks(locale, timeZone);

  const marks = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });

  /** @param {number} value @param {number} count */
  const fixed = (value, count) => digits[count].format(value);
  /** @param {number} value */
  const short = (value) => fixed(value, placesOf(Math.abs(value)));

  return {
    ...clocks,
    /** @param {number | null} value whole things: hosts, cores */
    count: (value) => orNothing(value, (known) => fixed(known, 0)),
    /** @param {number | null} value 0–100 */
    percent: (value) => orNothing(value, percents[1].format),
    /** @param {number | null} value 0–100, for narrow places */
    wholePercent: (value) => orNothing(value, percents[0].format),
    /** @param {number | null} value runnable and waiting tasks */
    load: (value) => orNothing(value, (known) => fixed(known, 2)),
    /** @param {number | null} value three significant digits, more where it is large */
    number: (value) => orNothing(value, short),
    /** @param {number | null} value */
    perSecond: (value) => orNothing(value, (known) => `${short(known)}/s`),
    /** @param {number | null} value */
    millis: (value) => orNothing(value, (known) => `${short(known)} ms`),
    /** @param {number | null} value */
    celsius: (value) => orNothing(value, (known) => `${fixed(known, 1)} °C`),
    /** @param {number} value with as many places as it has, at most three: a mark of an axis */
    mark: (value) => marks.format(value),
    /** @param {number} value as `mark`, in the largest unit that leaves at least one */
    byteMark: (value) => bytes(value, (scaled) => marks.format(scaled)),
    /** @param {number | null} value */
    bytes: (value) => orNothing(value, (known) => bytes(known, fixed)),
    /** @param {number | null} value */
    bytesPerSecond: (value) => orNothing(value, (known) => `${bytes(known, fixed)}/s`),
    /** @param {number} seconds not negative; one unit, rounded down: 59 s, 3 min, 2 h, 5 d, 1 y */
    duration: (seconds) => duration(seconds, fixed, longUnits),
  };
}

/**
 * @param {string} locale
 * @param {string | undefined} timeZone
 */
function createClocks(locale, timeZone) {
  const zone = timeZone === undefined ? {} : { timeZone };
  const minute = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone });
  const second = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23', ...zone });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', ...zone });
  const year = new Intl.DateTimeFormat(locale, { year: 'numeric', ...zone });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23', ...zone });
  return {
    /** @param {number} epochSeconds */
    hourMinute: (epochSeconds) => minute.format(epochSeconds * 1000),
    /** @param {number} epochSeconds */
    timeOfDay: (epochSeconds) => second.format(epochSeconds * 1000),
    /** @param {number} epochSeconds */
    dayMonth: (epochSeconds) => day.format(epochSeconds * 1000),
    /** @param {number} epochSeconds */
    month: (epochSeconds) => month.format(epochSeconds * 1000),
    /** @param {number} epochSeconds */
    year: (epochSeconds) => year.format(epochSeconds * 1000),
    /** @param {number} from epoch seconds @param {number} to likewise; with the day once where it is the same */
    timeSpan: (from, to) => full.formatRange(from * 1000, to * 1000),
    /** @param {number} epochSeconds */
    dateTime: (epochSeconds) => full.format(epochSeconds * 1000),
  };
}

/**
 * @param {string} locale
 * @param {number} count of digits after the point
 * @param {Intl.NumberFormatOptions} [style]
 */
function fixedDigits(locale, count, style = {}) {
  return new Intl.NumberFormat(locale, { ...style, minimumFractionDigits: count, maximumFractionDigits: count });
}

/**
 * Seconds, minutes and hours have one sign everywhere; days and years have the language's.
 *
 * @param {string} locale
 * @param {'day' | 'year'} unit
 * @returns {string} as in `d` and `T`
 */
function unitSign(locale, unit) {
  const parts = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).formatToParts(2);
  return parts.find(({ type }) => type === 'unit')?.value ?? '';
}

/**
 * @param {number | null} value
 * @param {(known: number) => string} write
 */
function orNothing(value, write) {
  return value === null || !Number.isFinite(value) ? NOTHING : write(value);
}

/** @param {number} size @returns {number} places after the point that leave three digits; none for a whole number */
function placesOf(size) {
  if (Number.isInteger(size) || size >= 100) return 0;
  return size >= 10 ? 1 : 2;
}

/**
 * Three significant places at most: 812 B, 2.1 GiB, 34 GiB, 512 MiB.
 *
 * @param {{ base: number, names: readonly string[] }} units
 * @returns {(value: number, fixed: (value: number, count: number) => string) => string}
 */
function byteWriter({ base, names }) {
  /** @param {number} size @param {number} unit */
  const places = (size, unit) => (unit === 0 || size / base ** unit >= 99.95 ? 0 : 1);
  /** @param {number} size @param {number} unit */
  const rounded = (size, unit) => {
    const factor = 10 ** places(size, unit);
    return Math.round((size / base ** unit) * factor) / factor;
  };
  return (value, fixed) => {
    const size = Math.abs(value);
    let unit = 0;
    while (unit < names.length - 1 && rounded(size, unit) >= base) unit++;
    return `${fixed(value / base ** unit, places(size, unit))} ${names[unit]}`;
  };
}

/**
 * @param {number} seconds
 * @param {(value: number, count: number) => string} fixed
 * @param {{ day: string, year: string }} signs
 */
function duration(seconds, fixed, signs) {
  if (seconds < MINUTE) return `${fixed(Math.floor(seconds), 0)} s`;
  if (seconds < HOUR) return `${fixed(Math.floor(seconds / MINUTE), 0)} min`;
  if (seconds < DAY) return `${fixed(Math.floor(seconds / HOUR), 0)} h`;
  if (seconds < YEAR) return `${fixed(Math.floor(seconds / DAY), 0)} ${signs.day}`;
  return `${fixed(Math.floor(seconds / YEAR), 0)} ${signs.year}`;
}

export { BLANK, NOTHING, createFormat };
