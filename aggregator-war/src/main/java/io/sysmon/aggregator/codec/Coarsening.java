package io.sysmon.aggregator.codec;

import java.util.Arrays;

/** Joins the windows of a roll-up into longer ones. Confined to one thread, used once. */
final class Coarsening {
    private final RollupColumn fine;
    private final WholeNumbers sums;
    private final long[] starts;
    private final long[] counts;
    private final double[] minima;
    private final double[] maxima;
    private final double[] means;
    private int size;

    Coarsening(RollupColumn fine, long stepSeconds) {
        this.fine = fine;
        sums = Means.toSums(fine.means(), fine.counts());
        starts = new long[fine.size()];
        counts = new long[fine.size()];
        minima = new double[fine.size()];
        maxima = new double[fine.size()];
        means = new double[fine.size()];
        for (int from = 0; from < fine.size(); ) {
            long start = Math.floorDiv(fine.starts()[from], stepSeconds) * stepSeconds;
            int to = from + 1;
            while (to < fine.size() && fine.starts()[to] - start < stepSeconds) {
                to++;
            }
            join(start, from, to);
            from = to;
        }
    }

    RollupColumn result() {
        return new RollupColumn(
                fine.seriesId(),
                Arrays.copyOf(starts, size),
                Arrays.copyOf(counts, size),
                Arrays.copyOf(minima, size),
                Arrays.copyOf(maxima, size),
                Arrays.copyOf(means, size));
    }

    private void join(long start, int from, int to) {
        starts[size] = start;
        minima[size] = fine.minima()[from];
        maxima[size] = fine.maxima()[from];
        for (int i = from; i < to; i++) {
            counts[size] += fine.counts()[i];
            minima[size] = Math.min(minima[size], fine.minima()[i]);
            maxima[size] = Math.max(maxima[size], fine.maxima()[i]);
        }
        double mean = sums.scale() == ValueScale.BITS ? weighted(from, to) : exact(from, to);
        means[size] = Math.max(minima[size], Math.min(maxima[size], mean));
        size++;
    }

    private double exact(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += sums.numbers()[i];
        }
        return Means.of(sum, counts[size], sums.scale());
    }

    /** Weighs before adding, so that the largest doubles do not overflow. */
    private double weighted(int from, int to) {
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += fine.means()[i] * ((double) fine.counts()[i] / counts[size]);
        }
        return mean;
    }
}
