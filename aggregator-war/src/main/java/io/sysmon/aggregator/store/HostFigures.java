package io.sysmon.aggregator.store;

import io.sysmon.aggregator.domain.Headline;
import io.sysmon.aggregator.domain.HeadlineMetric;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one host that fleet pages need, worked out from its latest samples. Immutable.
 *
 * @param headline devices combined
 * @param cpuSum the sum of the samples of {@code cpu.total_usage} with that metric's newest timestamp
 * @param cpuSamples how many those are
 */
public record HostFigures(Headline headline, double cpuSum, int cpuSamples) {

    /** Of a host that never sent a sample. */
    static final HostFigures EMPTY = new HostFigures(Headline.EMPTY, 0, 0);

    static HostFigures of(LatestColumns latest, SeriesDictionary dictionary) {
        return latest.size() == 0 ? EMPTY : new Sums().add(latest, dictionary);
    }

    /** Bytes in use by the newest samples of {@code memory.used_bytes}; 0 when the host never sent any. */
    public double memoryUsedBytes() {
        return headline.has(HeadlineMetric.MEMORY_USED_BYTES) ? headline.value(HeadlineMetric.MEMORY_USED_BYTES) : 0;
    }

    /** The figures while samples are added to them. */
    @SuppressWarnings("EnumOrdinal") // columns by metric
    private static final class Sums {

        private final double[] values = Headline.emptyValues();
        private final long[] timestamps = new long[values.length];
        private long newest;
        private double cpuSum;
        private int cpuSamples;

        Sums() {
            Arrays.fill(timestamps, -1);
        }

        HostFigures add(LatestColumns latest, SeriesDictionary dictionary) {
            for (int i = 0; i < latest.size(); i++) {
                newest = Math.max(newest, latest.timestamp(i));
                add(dictionary.headline(latest.seriesId(i)), latest.timestamp(i), latest.value(i));
            }
            return new HostFigures(Headline.of(newest, values), cpuSum, cpuSamples);
        }

        private void add(@Nullable HeadlineMetric metric, long timestamp, double value) {
            if (metric == null || timestamp < timestamps[metric.ordinal()]) {
                return;
            }
            int at = metric.ordinal();
            boolean newer = timestamp > timestamps[at];
            timestamps[at] = timestamp;
            values[at] = newer ? value : metric.combination().combine(values[at], value);
            if (metric == HeadlineMetric.CPU_TOTAL_USAGE) {
                cpuSum = newer ? value : cpuSum + value;
                cpuSamples = newer ? 1 : cpuSamples + 1;
            }
        }
    }
}
