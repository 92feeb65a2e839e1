package io.sysmon.aggregator.command;

import io.sysmon.aggregator.domain.MetricPattern;
import io.sysmon.aggregator.store.StoredHost;
import io.sysmon.protocol.SeriesKey;
import io.sysmon.settings.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which samples are exported. Immutable.
 *
 * @param hosts their names; none means all
 * @param metrics which metrics; none means all
 * @param from the first second, Unix time
 * @param to the last second
 */
record ExportRequest(Set<String> hosts, List<MetricPattern> metrics, long from, long to) {

    static final String HOST = "--host";
    static final String METRIC = "--metric";
    static final String FROM = "--from";
    static final String TO = "--to";

    /** Beyond any timestamp that is stored. */
    private static final long END_OF_TIME = 1L << 53;

    static ExportRequest of(Arguments arguments) {
        long from = arguments.moment(FROM, 0);
        long to = arguments.moment(TO, END_OF_TIME);
        if (to < from) {
            throw new UsageException("--to lies before --from");
        }
        return new ExportRequest(Set.copyOf(arguments.all(HOST)), patterns(arguments.all(METRIC)), from, to);
    }

    /**
     * The hosts that are meant.
     *
     * @throws UsageException when one of them does not exist
     */
    List<StoredHost> chooseFrom(List<StoredHost> all) {
        if (hosts.isEmpty()) {
            return all;
        }
        List<StoredHost> chosen = all.stream()
                .filter(host -> hosts.contains(host.identity().hostname()))
                .toList();
        if (chosen.size() < hosts.size()) {
            List<String> missing = new ArrayList<>(hosts);
            chosen.forEach(host -> missing.remove(host.identity().hostname()));
            throw new UsageException("the database has no host " + String.join(", ", missing));
        }
        return chosen;
    }

    /** Whether a series is meant. */
    boolean wants(SeriesKey series) {
        return metrics.isEmpty() || metrics.stream().anyMatch(pattern -> pattern.matches(series.metricType()));
    }

    private static List<MetricPattern> patterns(List<String> texts) {
        try {
            return texts.stream().map(MetricPattern::parse).toList();
        } catch (IllegalArgumentException unreadable) {
            throw new UsageException(METRIC + ": " + unreadable.getMessage());
        }
    }
}
