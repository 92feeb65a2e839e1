package io.sysmon.protocol;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What names a series within its host: the metric and the device it was read from. Immutable; ordered by metric type,
 * then tags, both by UTF-16 code unit.
 *
 * @param metricType for example {@code cpu.total_usage}; see {@link WireRules#isMetricType}
 * @param tags {@code ""} or canonical {@code key=value[,key=value…]}; see {@link SeriesTags}
 */
public record SeriesKey(String metricType, String tags) implements Comparable<SeriesKey> {

    private static final Comparator<SeriesKey> ORDER =
            Comparator.comparing(SeriesKey::metricType).thenComparing(SeriesKey::tags);

    /** Why a sample of such a series fails, or {@code null} when it does not. */
    static @Nullable String problemOf(String metricType, String tags) {
        if (!WireRules.isMetricType(metricType)) {
            return "metric_type is not 1 to " + WireRules.MAX_METRIC_TYPE_LENGTH
                    + " of the characters A-Z a-z 0-9 _ . : -";
        }
        return SeriesTags.problemOf(tags);
    }

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }
}
