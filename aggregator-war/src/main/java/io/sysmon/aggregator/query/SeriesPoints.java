package io.sysmon.aggregator.query;

import io.sysmon.aggregator.codec.RollupColumn;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.protocol.SeriesKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The points of one series while its history is added in order of time: the samples as they are, or buckets as soon as
 * there are more than points or roll-ups among them. Confined to one thread.
 */
final class SeriesPoints {

    private final ChartSpan span;
    private final PointBudget budget;
    private long[] timestamps = new long[0];
    private double[] values = new double[0];
    private int kept;
    private long size;
    private @Nullable Buckets buckets;

    SeriesPoints(ChartSpan span, PointBudget budget) {
        this.span = span;
        this.budget = budget;
    }

    /** Adds a sample of the span, later than all that was added before. */
    void add(long timestamp, double value) {
        size++;
        if (buckets == null && size <= span.points() && span.sampled()) {
            append(timestamp, value);
        } else {
            downsampled().add(timestamp, value);
        }
    }

    /** Adds a roll-up's bucket, later than all that was added before. */
    void add(RollupColumn rollup, int index) {
        Buckets all = downsampled();
        size += rollup.counts()[index];
        all.add(rollup, index);
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isDownsampled() {
        return buckets != null;
    }

    /** Whether they were downsampled for having been rolled up, though the samples are few enough to be shown. */
    boolean wantSamples() {
        return buckets != null && span.sampled() && size <= span.points();
    }

    HistorySeries toSeries(String host, SeriesKey key) {
        if (buckets != null) {
            return buckets.toSeries(host, key);
        }
        double[] asTheyAre = Arrays.copyOf(values, kept);
        return new HistorySeries(host, key, Arrays.copyOf(timestamps, kept), asTheyAre, asTheyAre, asTheyAre);
    }

    private void append(long timestamp, double value) {
        if (kept == timestamps.length) {
            int capacity = Math.min(span.points(), Math.max(64, 2 * timestamps.length));
            budget.take(capacity - timestamps.length);
            timestamps = Arrays.copyOf(timestamps, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        timestamps[kept] = timestamp;
        values[kept] = value;
        kept++;
    }

    private Buckets downsampled() {
        Buckets all = buckets;
        if (all == null) {
            all = span.buckets(budget);
            for (int i = 0; i < kept; i++) {
                all.add(timestamps[i], values[i]);
            }
            timestamps = new long[0];
            values = new double[0];
            buckets = all;
        }
        return all;
    }
}
