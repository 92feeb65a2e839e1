package io.sysmon.aggregator.query;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.codec.RollupColumn;
import io.sysmon.aggregator.codec.RollupReader;
import io.sysmon.aggregator.store.HistorySnapshot;
import io.sysmon.aggregator.store.HistorySnapshot.HostSpan;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.MergedSamples;
import io.sysmon.aggregator.store.Resolution;
import io.sysmon.aggregator.store.StoredRun;
import java.util.List;

/** Reads the history of one host, row by row and series by series. Confined to one thread. */
final class HostHistory {

    private final HistorySnapshot snapshot;
    private final ChartSpan span;
    private final MergedSamples merged = new MergedSamples();

    HostHistory(HistorySnapshot snapshot, ChartSpan span) {
        this.snapshot = snapshot;
        this.span = span;
    }

    /** Shows the history of each wanted series in order of time, at the resolution that suits the span. */
    void read(HostEntry host, WantedSeries wanted, HistoryVisitor visitor) {
        if (wanted.size() == 0) {
            return;
        }
        for (Segment segment : segmentsFor(host)) {
            if (segment.resolution() == Resolution.SAMPLES) {
                readSamples(host, wanted, segment, visitor);
            } else {
                readRollups(host, wanted, segment, visitor);
            }
        }
    }

    /** Shows the samples of each wanted series in the span, each timestamp once. */
    void readSamples(HostEntry host, WantedSeries wanted, HistoryVisitor visitor) {
        if (wanted.size() > 0) {
            readSamples(host, wanted, new Segment(Resolution.SAMPLES, span.from(), span.to()), visitor);
        }
    }

    private List<Segment> segmentsFor(HostEntry host) {
        boolean mayUseRollups = span.step() >= Resolution.MINUTES.step();
        List<Long> fresh =
                mayUseRollups ? snapshot.freshWindows(new HostSpan(host.id(), span.from(), span.to())) : List.of();
        return Segments.of(span, snapshot.kept(), fresh);
    }

    private void readSamples(HostEntry host, WantedSeries wanted, Segment segment, HistoryVisitor visitor) {
        snapshot.runs().read(spanOf(host, segment), window -> {
            for (int series = 0; series < wanted.size(); series++) {
                merge(window, wanted.ids()[series]);
                showSamples(series, segment, visitor);
            }
        });
    }

    private void readRollups(HostEntry host, WantedSeries wanted, Segment segment, HistoryVisitor visitor) {
        snapshot.rollups().read(spanOf(host, segment), segment.resolution(), row -> {
            for (int series = 0; series < wanted.size(); series++) {
                showBuckets(row, series, wanted.ids()[series], segment, visitor);
            }
        });
    }

    private static HostSpan spanOf(HostEntry host, Segment segment) {
        return new HostSpan(host.id(), segment.from(), segment.to());
    }

    private void merge(List<StoredRun> window, int seriesId) {
        snapshot.deadline().check();
        merged.clear();
        for (StoredRun run : window) {
            Column column = run.column(seriesId);
            if (column != null) {
                merged.add(column);
            }
        }
    }

    private void showSamples(int series, Segment segment, HistoryVisitor visitor) {
        for (int i = 0; i < merged.size(); i++) {
            if (segment.contains(merged.timestamp(i))) {
                visitor.sample(series, merged.timestamp(i), merged.value(i));
            }
        }
    }

    private void showBuckets(RollupReader row, int series, int seriesId, Segment segment, HistoryVisitor visitor) {
        snapshot.deadline().check();
        RollupColumn column = row.column(seriesId);
        for (int i = 0; column != null && i < column.size(); i++) {
            if (segment.contains(column.starts()[i])) {
                visitor.bucket(series, column, i);
            }
        }
    }

    /** Takes what lies in the span, for each series in order of time. */
    interface HistoryVisitor {

        /** A sample of a series, by its place among the wanted ones. */
        void sample(int series, long timestamp, double value);

        /** One bucket of a roll-up of a series. */
        void bucket(int series, RollupColumn rollup, int index);
    }
}
