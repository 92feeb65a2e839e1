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

    private final Store store;
    private final Duration timeLimit;
    private final PointRoom room;

    /**
     * Over an open store.
     *
     * @param points the most of one answer
     * @param timeLimit how long one query may take
     */
    public HistoryQueries(Store store, int points, Duration timeLimit) {
        this.store = store;
        this.timeLimit = timeLimit;
        this.room = PointRoom.ofThisProcess(points);
    }

    /**
     * The history asked for, downsampled where a series has more samples than points.
     *
     * @throws QueryTooLargeException when the answer would have more points than one may have
     * @throws QueriesTooLargeException when all answers under way together would have more than fit in memory
     * @throws io.sysmon.aggregator.store.StoreUnavailableException when it takes too long or the readers are all busy
     */
    public History query(HistoryRequest request) {
        List<HostEntry> hosts = hostsOf(request.scope());
        try (PointBudget budget = room.open()) {
            return store.runs().read(Deadline.in(timeLimit), snapshot -> query(request, hosts, snapshot, budget));
        }
    }

    private static History query(
            HistoryRequest request, List<HostEntry> hosts, HistorySnapshot snapshot, PointBudget budget) {
        ChartSpan span = ChartSpan.of(request, snapshot.kept());
        HostHistory reader = new HostHistory(snapshot, span);
        Answer answer = request.scope() instanceof HistoryScope.Fleet
                ? new FleetHistory(request, span, budget)
                : new HostsHistory(request, span, budget);
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
