package io.sysmon.aggregator.codec;

/**
 * The values of a column as whole numbers of one scale, see {@link ValueScale}. Immutable by agreement.
 *
 * @param numbers one or more
 * @param scale 0 to {@link ValueScale#BITS}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WholeNumbers(long[] numbers, int scale) {

    static WholeNumbers of(double[] values) {
        int scale = ValueScale.of(values);
        return new WholeNumbers(ValueScale.toWhole(values, scale), scale);
    }

    double[] toDoubles() {
        return ValueScale.toDoubles(numbers, scale);
    }

    boolean isConstant() {
        return FreshColumn.differingBits(numbers) == 0;
    }

    /** Whether other columns can be told from this one: it changes, and not in bits of doubles. */
    boolean isComparable() {
        return scale != ValueScale.BITS && !isConstant();
    }
}
