package io.sysmon.aggregator.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * History asked for. Immutable.
 *
 * @param scope whose
 * @param metrics which metrics; empty for every series
 * @param tags which device, exactly as the series' tags are written; {@code null} for any
 * @param from the first second, Unix time, from 0
 * @param to the last second, not before {@code from}
 * @param points the most points a series may have, from 1
 */
public record HistoryRequest(
        HistoryScope scope,
        List<MetricPattern> metrics,
        @Nullable String tags,
        long from,
        long to,
        int points) {

    /** Checks the bounds and copies the list. */
    public HistoryRequest {
        metrics = List.copyOf(metrics);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("from must be at least 0 and not after to, found " + from + " to " + to);
        }
        if (points < 1) {
            throw new IllegalArgumentException("points must be at least 1, found " + points);
        }
    }
}
