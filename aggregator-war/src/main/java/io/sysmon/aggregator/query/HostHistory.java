package io.sysmon.aggregator.query;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.store.Deadline;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.MergedSamples;
import io.sysmon.aggregator.store.RunReading;
import io.sysmon.aggregator.store.StoredRun;
import java.util.List;

/** Reads the samples of one host, window by window and series by series. Confined to one thread. */
final class HostHistory {

    private final RunReading runs;
    private final Deadline deadline;
    private final MergedSamples merged = new MergedSamples();

    HostHistory(RunReading runs, Deadline deadline) {
        this.runs = runs;
        this.deadline = deadline;
    }

    /** Shows the samples of each wanted series in order of time, each timestamp once, beyond the span's ends too. */
    void read(HostEntry host, WantedSeries wanted, ChartSpan span, SamplesVisitor visitor) {
        if (wanted.size() == 0) {
            return;
        }
        runs.read(new RunReading.HostSpan(host.id(), span.from(), span.to()), window -> {
            for (int series = 0; series < wanted.size(); series++) {
                merge(window, wanted.ids()[series]);
                visitor.visit(series, merged);
            }
        });
    }

    private void merge(List<StoredRun> window, int seriesId) {
        deadline.check();
        merged.clear();
        for (StoredRun run : window) {
            Column column = run.column(seriesId);
            if (column != null) {
                merged.add(column);
            }
        }
    }

    /** Takes the samples of one series in one window; what it is given is used again afterwards. */
    @FunctionalInterface
    interface SamplesVisitor {
        void visit(int series, MergedSamples samples);
    }
}
