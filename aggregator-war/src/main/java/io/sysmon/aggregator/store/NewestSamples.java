package io.sysmon.aggregator.store;

/**
 * The newest sample of each of some series, in columns. Immutable by agreement: nobody writes to the arrays.
 *
 * @param seriesIds numbers of the dictionary, strictly ascending
 * @param timestamps Unix seconds
 * @param values finite
 */
@SuppressWarnings("ArrayRecordComponent") // on the hot path: no box for each sample
public record NewestSamples(int[] seriesIds, long[] timestamps, double[] values) {

    /** Requires equal lengths. */
    public NewestSamples {
        if (seriesIds.length != timestamps.length || seriesIds.length != values.length) {
            throw new IllegalArgumentException("columns differ in length: " + seriesIds.length + " series, "
                    + timestamps.length + " timestamps, " + values.length + " values");
        }
    }

    /** How many series there are. */
    public int size() {
        return seriesIds.length;
    }
}
