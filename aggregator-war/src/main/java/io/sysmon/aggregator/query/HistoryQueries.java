package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.store.Deadline;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** History for charts. Reads the database within a deadline and bounded memory; thread-safe. */
public final class HistoryQueries {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);

    private final Store store;

    /** Over an open store. */
    public HistoryQueries(Store store) {
        this.store = store;
    }

    /**
     * The history asked for, downsampled where a series has more samples than points.
     *
     * @throws QueryTooLargeException when the answer would have more points than fit in memory
     * @throws io.sysmon.aggregator.store.StoreUnavailableException when it takes too long or the readers are all busy
     */
    public History query(HistoryRequest request) {
        ChartSpan span = ChartSpan.of(request);
        PointBudget budget = new PointBudget(PointBudget.MAX_POINTS);
        HostHistory reader = new HostHistory(store.runs(), Deadline.in(TIME_LIMIT));
        if (request.scope() instanceof HistoryScope.Fleet) {
            FleetHistory fleet = new FleetHistory(request, span, reader, budget);
            store.hosts().registered().forEach(fleet::add);
            return new History(span.from(), span.to(), span.step(), fleet.toSeries());
        }
        Answer answer = new Answer(span);
        for (HostEntry host : hostsOf(request.scope())) {
            answer.add(host, request, reader, budget);
        }
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

    /** The answer while hosts are added in order of their names. */
    private static final class Answer {

        private final ChartSpan span;
        private final List<HistorySeries> series = new ArrayList<>();
        private boolean downsampled;

        Answer(ChartSpan span) {
            this.span = span;
        }

        void add(HostEntry host, HistoryRequest request, HostHistory reader, PointBudget budget) {
            WantedSeries wanted = WantedSeries.of(host, request);
            List<SeriesPoints> points = new ArrayList<>();
            wanted.keys().forEach(key -> points.add(new SeriesPoints(span, budget)));
            reader.read(
                    host, wanted, span, (index, samples) -> points.get(index).add(samples));
            for (int i = 0; i < points.size(); i++) {
                if (!points.get(i).isEmpty()) {
                    downsampled |= points.get(i).isDownsampled();
                    series.add(points.get(i)
                            .toSeries(host.hostname(), wanted.keys().get(i)));
                }
            }
        }

        History toHistory() {
            long step = downsampled ? span.step() : UsualStep.of(series, span.step());
            return new History(span.from(), span.to(), step, series);
        }
    }
}
