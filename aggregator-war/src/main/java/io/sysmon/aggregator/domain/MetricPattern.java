package io.sysmon.aggregator.domain;

import io.sysmon.protocol.WireRules;

/**
 * Which metrics are meant: one, or a whole family. Immutable.
 *
 * @param text a metric type, or the beginning that all of a family share, up to and with its dot
 * @param family whether it is a family
 */
public record MetricPattern(String text, boolean family) {

    /**
     * Reads {@code cpu.total_usage} or {@code cpu.*}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static MetricPattern parse(String text) {
        boolean family = text.endsWith(".*");
        String start = family ? text.substring(0, text.length() - 1) : text;
        if (!WireRules.isMetricType(start)) {
            throw new IllegalArgumentException(
                    "metric must be a metric type or a family such as cpu.*, found \"" + text + "\"");
        }
        return new MetricPattern(start, family);
    }

    /** Whether the metric is the one, or belongs to the family. */
    public boolean matches(String metricType) {
        return family ? metricType.startsWith(text) : metricType.equals(text);
    }
}
