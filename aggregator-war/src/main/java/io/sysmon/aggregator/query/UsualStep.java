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
            for (int i = 1; i < one.size(); i++) {
                distances.merge(one.timestamps()[i] - one.timestamps()[i - 1], 1, Integer::sum);
            }
        }
        return distances.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }
}
