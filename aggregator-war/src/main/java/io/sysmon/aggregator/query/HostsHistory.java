package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.store.HostEntry;
import java.util.ArrayList;
import java.util.List;

/** The history of hosts one by one. Confined to one thread. */
final class HostsHistory implements HistoryQueries.Answer {

    private final HistoryRequest request;
    private final ChartSpan span;
    private final PointBudget budget = new PointBudget(PointBudget.MAX_POINTS);
    private final List<HistorySeries> series = new ArrayList<>();
    private boolean downsampled;

    HostsHistory(HistoryRequest request) {
        this.request = request;
        this.span = ChartSpan.of(request);
    }

    @Override
    public void add(HostEntry host, HostHistory reader) {
        WantedSeries wanted = WantedSeries.of(host, request);
        List<SeriesPoints> points = new ArrayList<>();
        wanted.keys().forEach(key -> points.add(new SeriesPoints(span, budget)));
        reader.read(host, wanted, span, (index, samples) -> points.get(index).add(samples));
        for (int i = 0; i < points.size(); i++) {
            if (!points.get(i).isEmpty()) {
                downsampled |= points.get(i).isDownsampled();
                series.add(points.get(i).toSeries(host.hostname(), wanted.keys().get(i)));
            }
        }
    }

    @Override
    public History toHistory() {
        long step = downsampled ? span.step() : UsualStep.of(series, span.step());
        return new History(span.from(), span.to(), step, series);
    }
}
