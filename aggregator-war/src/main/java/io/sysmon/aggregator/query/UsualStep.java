package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.HistorySeries;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far apart samples usually are. Pure functions. */
final class UsualStep {

    private UsualStep() {}

    /** The most frequent distance between neighbouring points, the smaller of equals; {@code otherwise} without any. */
    static long of(List<HistorySeries> series, long otherwise) {
        Map<Long, Integer> distances = new HashMap<>();
        for (HistorySeries one : series) {
            count(one.timestamps(), distances);
        }
        return distances.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }

    /** Equal distances in a row at once: nearly all are equal. */
    private static void count(long[] timestamps, Map<Long, Integer> distances) {
        int begin = 0;
        for (int i = 1; i < timestamps.length; i++) {
            long distance = timestamps[i] - timestamps[i - 1];
            boolean isLast = i + 1 == timestamps.length;
            if (isLast || timestamps[i + 1] - timestamps[i] != distance) {
                distances.merge(distance, i - begin, Integer::sum);
                begin = i;
            }
        }
    }
}
