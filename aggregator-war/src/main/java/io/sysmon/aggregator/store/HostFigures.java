package io.sysmon.aggregator.store;

import io.sysmon.aggregator.domain.Headline;
import io.sysmon.aggregator.domain.HeadlineMetric;
import io.sysmon.aggregator.domain.HostFigure;
import java.util.Arrays;

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

        private final HostFigure[] figures = Arrays.stream(HeadlineMetric.values())
                .map(metric -> new HostFigure(metric.combination()))
                .toArray(HostFigure[]::new);
        private long newest;
        private double cpuSum;
        private int cpuSamples;

        HostFigures add(LatestColumns latest, SeriesDictionary dictionary) {
            for (int i = 0; i < latest.size(); i++) {
                newest = Math.max(newest, latest.timestamp(i));
                HeadlineMetric metric = dictionary.headline(latest.seriesId(i));
                if (metric != null) {
                    countCpu(metric, latest.timestamp(i), latest.value(i));
                    figures[metric.ordinal()].add(
                            dictionary.layer(latest.seriesId(i)), latest.timestamp(i), latest.value(i));
                }
            }
            double[] values =
                    Arrays.stream(figures).mapToDouble(HostFigure::value).toArray();
            return new HostFigures(Headline.of(newest, values), cpuSum, cpuSamples);
        }

        private void countCpu(HeadlineMetric metric, long timestamp, double value) {
            long newestOfCpu = figures[HeadlineMetric.CPU_TOTAL_USAGE.ordinal()].timestamp();
            if (metric == HeadlineMetric.CPU_TOTAL_USAGE && timestamp >= newestOfCpu) {
                boolean newer = timestamp > newestOfCpu;
                cpuSum = newer ? value : cpuSum + value;
                cpuSamples = newer ? 1 : cpuSamples + 1;
            }
        }
    }
}
