package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.HostSeries;
import io.sysmon.protocol.SeriesKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The series of a host that a request is about, by name, with their numbers. Immutable by agreement.
 *
 * @param keys the series
 * @param ids the number of each
 */
@SuppressWarnings("ArrayRecordComponent") // a column beside a list
record WantedSeries(List<SeriesKey> keys, int[] ids) {

    static WantedSeries of(HostEntry host, HistoryRequest request) {
        HostSeries all = host.series();
        int[] kept = IntStream.range(0, all.size())
                .filter(i -> isWanted(all.keys().get(i), request))
                .toArray();
        return new WantedSeries(
                Arrays.stream(kept).mapToObj(all.keys()::get).toList(),
                Arrays.stream(kept).map(i -> all.ids()[i]).toArray());
    }

    /** Some of them, by their places. */
    WantedSeries only(int[] places) {
        return new WantedSeries(
                Arrays.stream(places).mapToObj(keys::get).toList(),
                Arrays.stream(places).map(place -> ids[place]).toArray());
    }

    int size() {
        return ids.length;
    }

    private static boolean isWanted(SeriesKey key, HistoryRequest request) {
        return (request.tags() == null || request.tags().equals(key.tags()))
                && MetricPatterns.anyMatches(request.metrics(), key);
    }
}
