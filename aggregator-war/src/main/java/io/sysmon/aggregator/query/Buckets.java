package io.sysmon.aggregator.query;

import io.sysmon.aggregator.codec.RollupColumn;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.protocol.SeriesKey;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Mean, minimum and maximum of samples in buckets at multiples of a step. Confined to one thread. */
final class Buckets {

    private final long step;
    private final long first;
    private final double[] sums;
    private final long[] counts;
    private final double[] min;
    private final double[] max;

    /** Empty buckets for a span, both ends included. */
    Buckets(long from, long to, long step) {
        this.step = step;
        this.first = from / step;
        int size = Math.toIntExact(BucketStep.buckets(from, to, step));
        sums = new double[size];
        counts = new long[size];
        min = new double[size];
        max = new double[size];
        Arrays.fill(min, Double.POSITIVE_INFINITY);
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
    }

    /** Adds a sample of the span. */
    void add(long timestamp, double value) {
        add(indexOf(timestamp), value, value, value);
    }

    /** Adds all samples of a roll-up's bucket, which lies within one of these. */
    void add(RollupColumn rollup, int index) {
        int bucket = indexOf(rollup.starts()[index]);
        sums[bucket] += rollup.means()[index] * rollup.counts()[index];
        counts[bucket] += rollup.counts()[index];
        min[bucket] = Math.min(min[bucket], rollup.minima()[index]);
        max[bucket] = Math.max(max[bucket], rollup.maxima()[index]);
    }

    /** Adds another series' mean of each bucket as one value, and its extremes; both have the same span and step. */
    void addMeans(Buckets other) {
        for (int i = 0; i < counts.length; i++) {
            if (other.counts[i] > 0) {
                add(i, other.sums[i] / other.counts[i], other.min[i], other.max[i]);
            }
        }
    }

    /** The buckets that have samples. */
    HistorySeries toSeries(String host, SeriesKey key) {
        int[] filled =
                IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        return new HistorySeries(
                host,
                key,
                Arrays.stream(filled).mapToLong(i -> (first + i) * step).toArray(),
                Arrays.stream(filled).mapToDouble(i -> sums[i] / counts[i]).toArray(),
                Arrays.stream(filled).mapToDouble(i -> min[i]).toArray(),
                Arrays.stream(filled).mapToDouble(i -> max[i]).toArray());
    }

    private int indexOf(long timestamp) {
        return Math.toIntExact(timestamp / step - first);
    }

    private void add(int bucket, double value, double lowest, double highest) {
        sums[bucket] += value;
        counts[bucket]++;
        min[bucket] = Math.min(min[bucket], lowest);
        max[bucket] = Math.max(max[bucket], highest);
    }
}
