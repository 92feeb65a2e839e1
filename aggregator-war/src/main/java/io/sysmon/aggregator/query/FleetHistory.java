package io.sysmon.aggregator.query;

import io.sysmon.aggregator.codec.RollupColumn;
import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.protocol.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The history of all hosts together: in each bucket the mean of the hosts' means, so that a host that samples more often
 * counts no more than another, and the lowest and highest sample of any host. A span with no more seconds than points has
 * buckets of one second. Confined to one thread.
 */
final class FleetHistory implements HistoryQueries.Answer {

    private final HistoryRequest request;
    private final ChartSpan span;
    private final PointBudget budget;
    private final Map<SeriesKey, Buckets> fleet = new TreeMap<>();

    FleetHistory(HistoryRequest request, ChartSpan span, PointBudget budget) {
        this.request = request;
        this.span = span;
        this.budget = budget;
    }

    @Override
    public void add(HostEntry host, HostHistory reader) {
        WantedSeries wanted = WantedSeries.of(host, request);
        List<Buckets> ofFleet = wanted.keys().stream()
                .map(key -> fleet.computeIfAbsent(key, series -> span.buckets(budget)))
                .toList();
        int usedBefore = budget.used();
        List<Buckets> ofHost = new ArrayList<>();
        wanted.keys().forEach(key -> ofHost.add(span.buckets(budget)));
        reader.read(host, wanted, new IntoBuckets(ofHost));
        for (int series = 0; series < wanted.size(); series++) {
            ofFleet.get(series).addMeans(ofHost.get(series));
        }
        budget.giveBackTo(usedBefore);
    }

    @Override
    public History toHistory() {
        List<HistorySeries> series = fleet.entrySet().stream()
                .map(entry -> entry.getValue().toSeries(HistorySeries.FLEET, entry.getKey()))
                .filter(one -> one.size() > 0)
                .toList();
        return new History(span.from(), span.to(), span.step(), series);
    }

    private record IntoBuckets(List<Buckets> ofHost) implements HostHistory.HistoryVisitor {

        @Override
        public void sample(int series, long timestamp, double value) {
            ofHost.get(series).add(timestamp, value);
        }

        @Override
        public void bucket(int series, RollupColumn rollup, int index) {
            ofHost.get(series).add(rollup, index);
        }
    }
}
