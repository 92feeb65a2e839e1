package io.sysmon.aggregator.query;

import io.sysmon.aggregator.store.Resolution;

/**
 * A part of a chart's span that is read at one resolution. Immutable.
 *
 * @param resolution what is read
 * @param from the first second of which samples, or the first bucket's start, count
 * @param to the last
 */
record Segment(Resolution resolution, long from, long to) {

    boolean contains(long timestamp) {
        return timestamp >= from && timestamp <= to;
    }
}
