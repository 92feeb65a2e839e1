package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.store.MergedSamples;
import io.sysmon.protocol.SeriesKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The points of one series while its samples are added in order of time: the samples as they are, or buckets as soon as
 * there are more than points. Confined to one thread.
 */
final class SeriesPoints {

    private final ChartSpan span;
    private final PointBudget budget;
    private long[] timestamps = new long[0];
    private double[] values = new double[0];
    private int size;
    private @Nullable Buckets buckets;

    SeriesPoints(ChartSpan span, PointBudget budget) {
        this.span = span;
        this.budget = budget;
    }

    /** Adds what lies in the span; all of it later than what was added before. */
    void add(MergedSamples samples) {
        for (int i = 0; i < samples.size(); i++) {
            if (span.contains(samples.timestamp(i))) {
                add(samples.timestamp(i), samples.value(i));
            }
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isDownsampled() {
        return buckets != null;
    }

    HistorySeries toSeries(String host, SeriesKey key) {
        if (buckets != null) {
            return buckets.toSeries(host, key);
        }
        double[] asTheyAre = Arrays.copyOf(values, size);
        return new HistorySeries(host, key, Arrays.copyOf(timestamps, size), asTheyAre, asTheyAre, asTheyAre);
    }

    private void add(long timestamp, double value) {
        size++;
        if (buckets != null) {
            buckets.add(timestamp, value);
        } else if (size > span.points()) {
            buckets = downsample();
            buckets.add(timestamp, value);
        } else {
            append(timestamp, value);
        }
    }

    private void append(long timestamp, double value) {
        if (size > timestamps.length) {
            int capacity = Math.min(span.points(), Math.max(64, 2 * timestamps.length));
            budget.take(capacity - timestamps.length);
            timestamps = Arrays.copyOf(timestamps, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        timestamps[size - 1] = timestamp;
        values[size - 1] = value;
    }

    private Buckets downsample() {
        Buckets all = span.buckets(budget);
        for (int i = 0; i < size - 1; i++) {
            all.add(timestamps[i], values[i]);
        }
        timestamps = new long[0];
        values = new double[0];
        return all;
    }
}
