package io.sysmon.aggregator.domain;

import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The figures a fleet page shows of one host: of each headline metric its newest samples, devices combined as
 * {@link HostFigure} says. Only samples of that metric's newest timestamp count, so a device that was taken away does not
 * linger. Immutable.
 */
@SuppressWarnings("EnumOrdinal") // a fixed row of figures for thousands of hosts: no box for each
public final class Headline {

    /** Of a host that never sent a sample. */
    public static final Headline EMPTY = new Headline(-1, emptyValues());

    private final long timestamp;
    private final double[] values;

    private Headline(long timestamp, double[] values) {
        this.timestamp = timestamp;
        this.values = values;
    }

    /**
     * A headline of given figures.
     *
     * @param timestamp of the host's newest sample, Unix seconds
     * @param values by {@link HeadlineMetric#ordinal()}, NaN for what the host never sent; copied
     */
    public static Headline of(long timestamp, double[] values) {
        if (timestamp < 0) {
            throw new IllegalArgumentException("timestamp must not be negative, found " + timestamp);
        }
        return new Headline(timestamp, Arrays.copyOf(values, HeadlineMetric.values().length));
    }

    /** One NaN for each headline metric. */
    private static double[] emptyValues() {
        double[] values = new double[HeadlineMetric.values().length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** When the host's newest sample was taken, Unix seconds by the host's clock; empty when it never sent one. */
    public OptionalLong timestamp() {
        return timestamp < 0 ? OptionalLong.empty() : OptionalLong.of(timestamp);
    }

    /** Whether the host ever sent the metric. */
    public boolean has(HeadlineMetric metric) {
        return !Double.isNaN(values[metric.ordinal()]);
    }

    /** The metric's figure; NaN when the host never sent it. */
    public double value(HeadlineMetric metric) {
        return values[metric.ordinal()];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headline that && timestamp == that.timestamp && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(timestamp) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Headline[timestamp=" + timestamp + ", values=" + Arrays.toString(values) + "]";
    }
}
