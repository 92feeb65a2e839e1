package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.store.Deadline;
import io.sysmon.aggregator.store.HistorySnapshot;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** History for charts. Reads the database within a deadline and bounded memory; thread-safe. */
public final class HistoryQueries {

    /** How long one query may take. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);

    private final Store store;
    private final Duration timeLimit;

    /** Over an open store. */
    public HistoryQueries(Store store) {
        this(store, TIME_LIMIT);
    }

    HistoryQueries(Store store, Duration timeLimit) {
        this.store = store;
        this.timeLimit = timeLimit;
    }

    /**
     * The history asked for, downsampled where a series has more samples than points.
     *
     * @throws QueryTooLargeException when the answer would have more points than fit in memory
     * @throws io.sysmon.aggregator.store.StoreUnavailableException when it takes too long or the readers are all busy
     */
    public History query(HistoryRequest request) {
        List<HostEntry> hosts = hostsOf(request.scope());
        return store.runs().read(Deadline.in(timeLimit), snapshot -> query(request, hosts, snapshot));
    }

    private static History query(HistoryRequest request, List<HostEntry> hosts, HistorySnapshot snapshot) {
        ChartSpan span = ChartSpan.of(request, snapshot.kept());
        HostHistory reader = new HostHistory(snapshot, span);
        Answer answer = request.scope() instanceof HistoryScope.Fleet
                ? new FleetHistory(request, span)
                : new HostsHistory(request, span);
        hosts.forEach(host -> answer.add(host, reader));
        return answer.toHistory();
    }

    private List<HostEntry> hostsOf(HistoryScope scope) {
        if (scope instanceof HistoryScope.Named named) {
            return new TreeSet<>(named.hostnames())
                    .stream().map(store.hosts()::find).filter(Objects::nonNull).toList();
        }
        if (scope instanceof HistoryScope.Matching matching) {
            long now = store.now();
            HostMatcher matcher = new HostMatcher(matching.filter());
            return store.hosts().registered().stream()
                    .filter(host -> matcher.test(host.describe(now)))
                    .toList();
        }
        return store.hosts().registered();
    }

    /** An answer while hosts are added in order of their names. */
    interface Answer {

        /** Adds the samples of a host. */
        void add(HostEntry host, HostHistory reader);

        /** What there is so far. */
        History toHistory();
    }
}
