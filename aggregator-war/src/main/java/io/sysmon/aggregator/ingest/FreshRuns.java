package io.sysmon.aggregator.ingest;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.codec.RunEncoder;
import io.sysmon.aggregator.codec.RunKind;
import io.sysmon.aggregator.store.FreshRun;
import io.sysmon.aggregator.store.RunWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Encodes the columns of a push as runs, one for each window that it reaches into. Pure functions. */
final class FreshRuns {

    private FreshRuns() {}

    /** The runs in order of time; none when there is no column. */
    static List<FreshRun> of(List<Column> columns) {
        if (columns.isEmpty()) {
            return List.of();
        }
        if (RunWindow.startOf(oldest(columns)) == RunWindow.startOf(newest(columns))) {
            return List.of(encode(columns));
        }
        Map<Long, List<Column>> windows = new TreeMap<>();
        columns.forEach(column -> split(column, windows));
        return windows.values().stream().map(FreshRuns::encode).toList();
    }

    private static FreshRun encode(List<Column> columns) {
        return new FreshRun(oldest(columns), newest(columns), RunEncoder.encode(columns, RunKind.FRESH));
    }

    private static void split(Column column, Map<Long, List<Column>> windows) {
        int begin = 0;
        while (begin < column.size()) {
            long window = RunWindow.startOf(column.timestamps()[begin]);
            int end = begin;
            while (end < column.size() && RunWindow.startOf(column.timestamps()[end]) == window) {
                end++;
            }
            windows.computeIfAbsent(window, start -> new ArrayList<>()).add(slice(column, begin, end));
            begin = end;
        }
    }

    private static Column slice(Column column, int begin, int end) {
        return new Column(
                column.seriesId(),
                Arrays.copyOfRange(column.timestamps(), begin, end),
                Arrays.copyOfRange(column.values(), begin, end));
    }

    private static long oldest(List<Column> columns) {
        long oldest = Long.MAX_VALUE;
        for (Column column : columns) {
            oldest = Math.min(oldest, column.timestamps()[0]);
        }
        return oldest;
    }

    private static long newest(List<Column> columns) {
        long newest = Long.MIN_VALUE;
        for (Column column : columns) {
            newest = Math.max(newest, column.timestamps()[column.size() - 1]);
        }
        return newest;
    }
}
