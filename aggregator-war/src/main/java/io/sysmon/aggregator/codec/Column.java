package io.sysmon.aggregator.codec;

import java.util.Arrays;

/**
 * The samples of one series in a run. Two columns are equal when series, timestamps and the bits of all values are.
 *
 * <p>Immutable by agreement: nobody writes to the arrays after construction, and columns that share their times may share
 * the array, which makes encoding quicker.
 *
 * @param seriesId the series' number in the store's dictionary, not negative
 * @param timestamps seconds since the epoch, strictly ascending, at least one, within {@link #LAST_TIMESTAMP}
 * @param values as many finite values; {@code -0.0} and {@code 0.0} differ
 */
@SuppressWarnings("ArrayRecordComponent") // a list of boxes would cost ten times the memory on the hottest path
public record Column(int seriesId, long[] timestamps, double[] values) {

    /** The last timestamp that can be kept, and its negative the first: what JSON's numbers carry exactly. */
    public static final long LAST_TIMESTAMP = 1L << 53;

    /**
     * @throws IllegalArgumentException if the series id is negative, the column is empty, the arrays differ in length, the
     *     timestamps do not ascend strictly between plus and minus {@link #LAST_TIMESTAMP}, or a value is not finite
     */
    public Column {
        if (seriesId < 0) {
            throw new IllegalArgumentException("series id must not be negative, is " + seriesId);
        }
        if (timestamps.length == 0 || timestamps.length != values.length) {
            throw new IllegalArgumentException(
                    "series %d needs as many values as timestamps and at least one, has %d timestamps and %d values"
                            .formatted(seriesId, timestamps.length, values.length));
        }
        requireAscending(seriesId, timestamps);
        requireFinite(seriesId, values);
    }

    /** How many samples the column has. */
    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column that
                && seriesId == that.seriesId
                && Arrays.equals(timestamps, that.timestamps)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * seriesId + Arrays.hashCode(timestamps)) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Column[series %d, %d samples, %d..%d]"
                .formatted(seriesId, size(), timestamps[0], timestamps[timestamps.length - 1]);
    }

    private static void requireAscending(int seriesId, long[] timestamps) {
        if (timestamps[0] < -LAST_TIMESTAMP || timestamps[timestamps.length - 1] > LAST_TIMESTAMP) {
            throw new IllegalArgumentException("timestamps of series %d must lie within %d of the epoch, are %d to %d"
                    .formatted(seriesId, LAST_TIMESTAMP, timestamps[0], timestamps[timestamps.length - 1]));
        }
        for (int i = 1; i < timestamps.length; i++) {
            if (timestamps[i] <= timestamps[i - 1]) {
                throw new IllegalArgumentException("timestamps of series %d must ascend: number %d is %d after %d"
                        .formatted(seriesId, i, timestamps[i], timestamps[i - 1]));
            }
        }
    }

    private static void requireFinite(int seriesId, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "value number %d of series %d is %s, must be finite".formatted(i, seriesId, values[i]));
            }
        }
    }
}
