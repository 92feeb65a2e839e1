package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.MetricPattern;
import io.sysmon.protocol.SeriesKey;
import java.util.List;

/** Several patterns at once. */
final class MetricPatterns {

    private MetricPatterns() {}

    /** Whether a series is meant; no pattern means all. */
    static boolean anyMatches(List<MetricPattern> patterns, SeriesKey series) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (MetricPattern pattern : patterns) {
            if (pattern.matches(series.metricType())) {
                return true;
            }
        }
        return false;
    }
}
