package io.sysmon.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Samples in the order of ticks, gathered as one row of values for each series. A time is a column: a new one begins
 * where the time changes, and where a series comes a second time. Confined to one thread.
 */
final class SampleGrid {

    /** The values of one series. */
    static final class Row {

        private final SeriesKey key;
        private double[] values;

        Row(SeriesKey key, int capacity) {
            this.key = key;
            this.values = new double[capacity];
            Arrays.fill(values, Double.NaN);
        }

        SeriesKey key() {
            return key;
        }

        /** The value in a column; {@code NaN} where there is none. */
        double value(int column) {
            return column < values.length ? values[column] : Double.NaN;
        }

        boolean has(int column) {
            return !Double.isNaN(value(column));
        }

        private void set(int column, double value) {
            if (column >= values.length) {
                int length = values.length;
                values = Arrays.copyOf(values, Math.max(column + 1, 2 * length));
                Arrays.fill(values, length, values.length, Double.NaN);
            }
            values[column] = value;
        }
    }

    private static final int USUAL_TICKS = 5;

    private final List<Row> rows = new ArrayList<>();
    private final Map<SeriesKey, Integer> positions = new HashMap<>();
    private long[] timestamps = new long[USUAL_TICKS];
    private int columns;
    private int expected;

    /** Adds a sample behind those that are there. */
    void add(long timestamp, String metricType, String tags, double value) {
        Row row = rowOf(metricType, tags);
        if (columns == 0 || timestamps[columns - 1] != timestamp || row.has(columns - 1)) {
            beginColumn(timestamp);
        }
        row.set(columns - 1, value);
    }

    /** How many times there are. */
    int columns() {
        return columns;
    }

    /** Unix seconds of a column. */
    long timestamp(int column) {
        return timestamps[column];
    }

    /** A row for each series, in order of first arrival. */
    List<Row> rows() {
        return rows;
    }

    private void beginColumn(long timestamp) {
        if (columns == timestamps.length) {
            timestamps = Arrays.copyOf(timestamps, 2 * columns);
        }
        timestamps[columns++] = timestamp;
    }

    /** Every tick brings its series in the same order, so the one that followed last time is tried first. */
    private Row rowOf(String metricType, String tags) {
        if (expected < rows.size()) {
            SeriesKey next = rows.get(expected).key;
            if (next.metricType().equals(metricType) && next.tags().equals(tags)) {
                return rows.get(expected++);
            }
        }
        SeriesKey key = new SeriesKey(metricType, tags);
        Integer known = positions.putIfAbsent(key, rows.size());
        if (known == null) {
            rows.add(new Row(key, Math.max(columns, USUAL_TICKS)));
        }
        int position = known == null ? rows.size() - 1 : known;
        expected = position + 1;
        return rows.get(position);
    }
}
