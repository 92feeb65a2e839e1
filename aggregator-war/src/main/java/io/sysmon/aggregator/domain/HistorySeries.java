package io.sysmon.aggregator.domain;

import io.sysmon.protocol.SeriesKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One series of a chart, in columns of equal length with times ascending. A gap is points that are not there. Where the
 * samples come as they are, {@code min} and {@code max} are the values. Immutable by agreement: nobody writes to the
 * arrays.
 *
 * @param host the host's name, or {@code *} for all hosts together
 * @param key the series
 * @param timestamps Unix seconds: of the samples, or the multiples of the step that begin the buckets
 * @param values the samples' values or each bucket's mean
 * @param min the lowest sample of each point
 * @param max the highest sample of each point
 */
@SuppressWarnings("ArrayRecordComponent") // columns of thousands of points: no box for each
public record HistorySeries(
        String host, SeriesKey key, long[] timestamps, double[] values, double[] min, double[] max) {

    /** The host that stands for all hosts together. */
    public static final String FLEET = "*";

    /** How many points there are. */
    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HistorySeries that
                && host.equals(that.host)
                && key.equals(that.key)
                && Arrays.equals(timestamps, that.timestamps)
                && Arrays.equals(values, that.values)
                && Arrays.equals(min, that.min)
                && Arrays.equals(max, that.max);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * host.hashCode() + key.hashCode()) + Arrays.hashCode(timestamps);
    }

    @Override
    public String toString() {
        return "HistorySeries[" + host + ", " + key + ", timestamps=" + Arrays.toString(timestamps) + ", values="
                + Arrays.toString(values) + ", min=" + Arrays.toString(min) + ", max=" + Arrays.toString(max) + "]";
    }
}
