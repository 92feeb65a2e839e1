package io.sysmon.aggregator.codec;

/**
 * Doubles as whole numbers, bit for bit. Short decimals are multiplied by a power of ten: scale {@code k}, 0 to
 * {@link #MAX_DECIMALS}, means {@code value == (double) whole / 10^k}, and the division is IEEE 754's correctly rounded one,
 * the same everywhere. Values of which one does not come back exactly (-0.0, 1/3, 1e300) are kept as their own bits, scale
 * {@link #BITS}: as whole numbers these are in the order of the values, so that near values still differ by little.
 */
final class ValueScale {
    /** The most decimals that are tried; 10^15 is exact as a double. */
    static final int MAX_DECIMALS = 15;

    /** The scale of values that are no short decimals. */
    static final int BITS = MAX_DECIMALS + 1;

    /** Beyond it whole numbers are not tried as decimals: differences of two must fit a long. */
    private static final double MAX_WHOLE = 0x1p62;

    private static final double[] POWERS = powersOfTen();

    private ValueScale() {}

    /** The least scale under which all values come back exactly. */
    static int of(double[] values) {
        int decimals = 0;
        for (double value : values) {
            while (!isExact(value, decimals)) {
                if (++decimals > MAX_DECIMALS) {
                    return BITS;
                }
            }
        }
        return areExact(values, decimals) ? decimals : BITS;
    }

    /** Whether the value comes back exactly after multiplication by 10^decimals. */
    static boolean isExact(double value, int decimals) {
        double power = POWERS[decimals];
        double whole = Math.rint(value * power);
        return Math.abs(whole) <= MAX_WHOLE
                && Double.doubleToRawLongBits((long) whole / power) == Double.doubleToRawLongBits(value);
    }

    static long[] toWhole(double[] values, int scale) {
        long[] whole = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            whole[i] =
                    scale == BITS ? Double.doubleToRawLongBits(values[i]) : (long) Math.rint(values[i] * POWERS[scale]);
        }
        return whole;
    }

    /** What {@link #toWhole} came from. Made up bits may give values that are not finite. */
    static double[] toDoubles(long[] whole, int scale) {
        double[] values = new double[whole.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = toDouble(whole[i], scale);
        }
        return values;
    }

    static double toDouble(long whole, int scale) {
        return scale == BITS ? Double.longBitsToDouble(whole) : whole / POWERS[scale];
    }

    /** 10^decimals. */
    static double power(int decimals) {
        return POWERS[decimals];
    }

    /** More decimals do not always suit a value that fewer suit: the product is rounded. */
    private static boolean areExact(double[] values, int decimals) {
        for (double value : values) {
            if (!isExact(value, decimals)) {
                return false;
            }
        }
        return true;
    }

    private static double[] powersOfTen() {
        double[] powers = new double[MAX_DECIMALS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
