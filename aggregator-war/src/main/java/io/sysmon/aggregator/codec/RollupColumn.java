package io.sysmon.aggregator.codec;

import java.util.Arrays;

/**
 * What is kept of the samples of one series when they are gone: for each window of time with samples how many there were,
 * the least, the greatest and the mean. Two are equal when all of it is, bit for bit.
 *
 * <p>Immutable by agreement: nobody writes to the arrays after construction.
 *
 * @param seriesId the series' number in the store's dictionary, not negative
 * @param starts first second of each window, strictly ascending, at least one, within {@link Column#LAST_TIMESTAMP}
 * @param counts samples in each window, 1 or more
 * @param minima least value of each window, finite
 * @param maxima greatest value of each window, finite
 * @param means mean of each window, from its least to its greatest value
 */
@SuppressWarnings("ArrayRecordComponent") // a list of boxes would cost ten times the memory
public record RollupColumn(
        int seriesId, long[] starts, long[] counts, double[] minima, double[] maxima, double[] means) {

    /** @throws IllegalArgumentException if anything is not as said above */
    public RollupColumn {
        new Column(seriesId, starts, minima);
        new Column(seriesId, starts, maxima);
        new Column(seriesId, starts, means);
        if (counts.length != starts.length) {
            throw new IllegalArgumentException("series %d needs a count for each of %d windows, has %d"
                    .formatted(seriesId, starts.length, counts.length));
        }
        for (int i = 0; i < starts.length; i++) {
            if (counts[i] < 1 || minima[i] > means[i] || means[i] > maxima[i]) {
                throw new IllegalArgumentException(
                        "window %d of series %d must have a count of 1 or more and a mean between least and greatest value, has %d, %s <= %s <= %s"
                                .formatted(starts[i], seriesId, counts[i], minima[i], means[i], maxima[i]));
            }
        }
    }

    /**
     * Rolls samples up into windows that begin at multiples of {@code stepSeconds}. Means of short decimals are exact, then
     * rounded once, so that nothing depends on the order of summing.
     *
     * @throws IllegalArgumentException if the step is less than 1
     */
    public static RollupColumn of(Column samples, long stepSeconds) {
        long[] counts = new long[samples.size()];
        Arrays.fill(counts, 1);
        return new RollupColumn(
                        samples.seriesId(),
                        samples.timestamps(),
                        counts,
                        samples.values(),
                        samples.values(),
                        samples.values())
                .coarser(stepSeconds);
    }

    /**
     * The same in longer windows, which begin at multiples of {@code stepSeconds}; each is made of the windows that begin in
     * it.
     *
     * @throws IllegalArgumentException if the step is less than 1
     */
    public RollupColumn coarser(long stepSeconds) {
        if (stepSeconds < 1) {
            throw new IllegalArgumentException("windows must be 1 second or longer, not " + stepSeconds);
        }
        return new Coarsening(this, stepSeconds).result();
    }

    /** How many windows the column has. */
    public int size() {
        return starts.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RollupColumn that
                && seriesId == that.seriesId
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(minima, that.minima)
                && Arrays.equals(maxima, that.maxima)
                && Arrays.equals(means, that.means);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * seriesId + Arrays.hashCode(starts)) + Arrays.hashCode(means);
    }

    @Override
    public String toString() {
        return "RollupColumn[series %d, %d windows, %d..%d]"
                .formatted(seriesId, size(), starts[0], starts[starts.length - 1]);
    }
}
