package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.codec.RunReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The runs of one window as one: every series' samples in order of time, of equal times the one that arrived last. Given in
 * parts of some series each, so that the largest host takes no more memory than others. Confined to one thread.
 */
final class WindowMerge {

    /** 16 MB as columns. */
    private static final long SAMPLES_A_PART = 1 << 20;

    private final List<RunReader> runs;
    private final int[] seriesIds;
    private final MergedSamples samples = new MergedSamples();
    private long[] sharedTimes = new long[0];

    /** Of runs in order of arrival. */
    WindowMerge(List<RunReader> runs) {
        this.runs = runs;
        this.seriesIds = runs.stream()
                .flatMapToInt(run -> Arrays.stream(run.seriesIds()))
                .sorted()
                .distinct()
                .toArray();
    }

    /** How many parts there are: not more than runs, 0 when there is no run. */
    int parts() {
        long all = runs.stream().mapToLong(RunReader::sampleCount).sum();
        long wanted = (all + SAMPLES_A_PART - 1) / SAMPLES_A_PART;
        return (int) Math.min(wanted, Math.min(runs.size(), seriesIds.length));
    }

    /** The columns of a part, from 0, ascending by series. */
    List<Column> part(int part) {
        int first = (int) ((long) seriesIds.length * part / parts());
        int end = (int) ((long) seriesIds.length * (part + 1) / parts());
        Map<Integer, List<Column>> bySeries = new TreeMap<>();
        for (RunReader run : runs) {
            for (Column column : columnsOf(run, seriesIds[first], seriesIds[end - 1])) {
                bySeries.computeIfAbsent(column.seriesId(), id -> new ArrayList<>(runs.size()))
                        .add(column);
            }
        }
        List<Column> merged = new ArrayList<>(bySeries.size());
        bySeries.forEach((seriesId, columns) -> merged.add(merge(seriesId, columns)));
        return merged;
    }

    private List<Column> columnsOf(RunReader run, int firstSeries, int lastSeries) {
        if (parts() == 1) {
            return run.columns();
        }
        List<Column> columns = new ArrayList<>();
        for (int id : run.seriesIds()) {
            Column column = id < firstSeries || id > lastSeries ? null : run.column(id);
            if (column != null) {
                columns.add(column);
            }
        }
        return columns;
    }

    /** Columns with the same times share them, by which the codec knows them sooner. */
    private Column merge(int seriesId, List<Column> columns) {
        samples.clear();
        columns.forEach(samples::add);
        Column merged = samples.toColumn(seriesId);
        if (!Arrays.equals(sharedTimes, merged.timestamps())) {
            sharedTimes = merged.timestamps();
        }
        return new Column(seriesId, sharedTimes, merged.values());
    }
}
