package io.sysmon.aggregator.store;

import io.sysmon.protocol.SeriesKey;
import java.util.List;

/**
 * The series of one host with their numbers, ordered by metric type, then tags. Immutable by agreement: nobody writes to
 * the arrays.
 *
 * @param keys the series
 * @param ids the number of each in the dictionary
 */
@SuppressWarnings("ArrayRecordComponent") // a column beside a list
public record HostSeries(List<SeriesKey> keys, int[] ids) {

    /** How many there are. */
    public int size() {
        return ids.length;
    }
}
