package io.sysmon.aggregator.domain;

import java.util.List;

/**
 * History as charts draw it. Immutable.
 *
 * @param from the first second asked for, Unix time
 * @param to the last second asked for
 * @param step seconds between the points: the width of the buckets where any series was downsampled, else the usual
 *     distance of the samples
 * @param series those that have points, ordered by host, metric type, tags
 */
public record History(long from, long to, long step, List<HistorySeries> series) {

    /** Copies the list. */
    public History {
        series = List.copyOf(series);
    }
}
