package io.sysmon.aggregator.query;

import io.sysmon.aggregator.codec.RollupColumn;
import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.store.HostEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The history of hosts one by one. Confined to one thread. */
final class HostsHistory implements HistoryQueries.Answer {

    private final HistoryRequest request;
    private final ChartSpan span;
    private final PointBudget budget;
    private final List<HistorySeries> series = new ArrayList<>();
    private boolean downsampled;

    HostsHistory(HistoryRequest request, ChartSpan span, PointBudget budget) {
        this.request = request;
        this.span = span;
        this.budget = budget;
    }

    @Override
    public void add(HostEntry host, HostHistory reader) {
        WantedSeries wanted = WantedSeries.of(host, request);
        List<SeriesPoints> points = empty(wanted);
        reader.read(host, wanted, new IntoPoints(points));
        showFewAsTheyAre(host, wanted, points, reader);
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

    private List<SeriesPoints> empty(WantedSeries wanted) {
        List<SeriesPoints> points = new ArrayList<>();
        wanted.keys().forEach(key -> points.add(new SeriesPoints(span, budget)));
        return points;
    }

    /** Series that have no more samples than points, though their windows were read as roll-ups. */
    private void showFewAsTheyAre(HostEntry host, WantedSeries wanted, List<SeriesPoints> points, HostHistory reader) {
        int[] few = IntStream.range(0, points.size())
                .filter(i -> points.get(i).wantSamples())
                .toArray();
        WantedSeries again = wanted.only(few);
        List<SeriesPoints> asTheyAre = empty(again);
        reader.readSamples(host, again, new IntoPoints(asTheyAre));
        for (int i = 0; i < few.length; i++) {
            points.set(few[i], asTheyAre.get(i));
        }
    }

    private record IntoPoints(List<SeriesPoints> points) implements HostHistory.HistoryVisitor {

        @Override
        public void sample(int series, long timestamp, double value) {
            points.get(series).add(timestamp, value);
        }

        @Override
        public void bucket(int series, RollupColumn rollup, int index) {
            points.get(series).add(rollup, index);
        }
    }
}
