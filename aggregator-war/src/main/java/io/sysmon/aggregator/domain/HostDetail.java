package io.sysmon.aggregator.domain;

import io.sysmon.protocol.SeriesKey;
import java.util.List;

/**
 * One host and what it measures. Immutable.
 *
 * @param host the host
 * @param series every series it ever sent, ordered by metric type, then tags
 */
public record HostDetail(Host host, List<SeriesKey> series) {

    /** Copies the list. */
    public HostDetail {
        series = List.copyOf(series);
    }
}
