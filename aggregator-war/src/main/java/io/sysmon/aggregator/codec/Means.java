package io.sysmon.aggregator.codec;

/**
 * Means of windows as whole numbers. A mean of short decimals is seldom a short decimal, but the sum that it came from is:
 * scale {@code k}, 0 to {@link ValueScale#MAX_DECIMALS}, means {@code mean == sum / (10^k * count)}, bit for bit, the sum
 * being a whole number. Means of which one does not come back exactly are kept as bits, as {@link ValueScale#BITS} says.
 */
final class Means {
    /** Whole numbers up to here are exact as doubles. */
    private static final double MAX_SUM = 0x1p53;

    private Means() {}

    static double of(long sum, long count, int scale) {
        return sum / (ValueScale.power(scale) * count);
    }

    /** The sums behind the means, or the means' bits. */
    static WholeNumbers toSums(double[] means, long[] counts) {
        for (int scale = 0; scale <= ValueScale.MAX_DECIMALS; scale++) {
            if (areExact(means, counts, scale)) {
                return new WholeNumbers(sums(means, counts, scale), scale);
            }
        }
        return new WholeNumbers(ValueScale.toWhole(means, ValueScale.BITS), ValueScale.BITS);
    }

    /** What {@link #toSums} came from. */
    static double[] fromSums(WholeNumbers sums, long[] counts) {
        if (sums.scale() == ValueScale.BITS) {
            return sums.toDoubles();
        }
        double[] means = new double[counts.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = of(sums.numbers()[i], counts[i], sums.scale());
        }
        return means;
    }

    private static boolean areExact(double[] means, long[] counts, int scale) {
        for (int i = 0; i < means.length; i++) {
            double sum = sum(means[i], counts[i], scale);
            if (Math.abs(sum) > MAX_SUM
                    || Double.doubleToRawLongBits(of((long) sum, counts[i], scale))
                            != Double.doubleToRawLongBits(means[i])) {
                return false;
            }
        }
        return true;
    }

    private static long[] sums(double[] means, long[] counts, int scale) {
        long[] sums = new long[means.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (long) sum(means[i], counts[i], scale);
        }
        return sums;
    }

    private static double sum(double mean, long count, int scale) {
        return Math.rint(mean * (ValueScale.power(scale) * count));
    }
}
