package io.sysmon.aggregator.domain;

import io.sysmon.protocol.SeriesKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest sample of each series of one host, in columns of equal length ordered by metric type, then tags. Immutable
 * by agreement: nobody writes to the arrays.
 *
 * @param host the host's name
 * @param series the series
 * @param timestamps Unix seconds by the host's clock
 * @param values finite
 */
@SuppressWarnings("ArrayRecordComponent") // columns of many series: no box for each
public record LatestSamples(String host, List<SeriesKey> series, long[] timestamps, double[] values) {

    /** How many series there are. */
    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LatestSamples that
                && host.equals(that.host)
                && series.equals(that.series)
                && Arrays.equals(timestamps, that.timestamps)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * host.hashCode() + series.hashCode()) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "LatestSamples[" + host + ", series=" + series + ", timestamps=" + Arrays.toString(timestamps)
                + ", values=" + Arrays.toString(values) + "]";
    }
}
