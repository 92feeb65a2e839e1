package io.sysmon.aggregator.ingest;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.store.Admission;
import io.sysmon.protocol.SampleColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the samples of a push in order: a column for each series, by the series' number; times ascending; of equal times
 * the sample that came later holds. Pure functions.
 */
final class PushColumns {

    private PushColumns() {}

    /**
     * The columns.
     *
     * @param samples in order of arrival
     * @param seriesIds the number of each of {@code samples.series()}, or what {@link Admission} has for it
     */
    static List<Column> of(SampleColumns samples, int[] seriesIds) {
        Growing[] growing = new Growing[seriesIds.length];
        int[] counts = count(samples, seriesIds.length);
        for (int i = 0; i < seriesIds.length; i++) {
            growing[i] = new Growing(counts[i]);
        }
        for (int i = 0; i < samples.size(); i++) {
            growing[samples.seriesIndex(i)].add(samples.timestamp(i), samples.value(i));
        }
        List<Column> columns = new ArrayList<>(seriesIds.length);
        for (int i = 0; i < seriesIds.length; i++) {
            if (!Admission.isRefused(seriesIds[i])) {
                columns.add(growing[i].toColumn(seriesIds[i]));
            }
        }
        columns.sort(Comparator.comparingInt(Column::seriesId));
        return columns;
    }

    private static int[] count(SampleColumns samples, int series) {
        int[] counts = new int[series];
        for (int i = 0; i < samples.size(); i++) {
            counts[samples.seriesIndex(i)]++;
        }
        return counts;
    }

    /** One series while its samples are added. */
    private static final class Growing {

        private final long[] timestamps;
        private final double[] values;
        private int size;
        private boolean ascending = true;

        Growing(int capacity) {
            timestamps = new long[capacity];
            values = new double[capacity];
        }

        void add(long timestamp, double value) {
            ascending &= size == 0 || timestamp > timestamps[size - 1];
            timestamps[size] = timestamp;
            values[size] = value;
            size++;
        }

        Column toColumn(int seriesId) {
            return ascending ? new Column(seriesId, timestamps, values) : sorted(seriesId);
        }

        /** Sorting is stable, so of equal times the last one came last. */
        private Column sorted(int seriesId) {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparingLong(i -> timestamps[i]));
            long[] sortedTimestamps = new long[size];
            double[] sortedValues = new double[size];
            int kept = 0;
            for (int i : order) {
                if (kept > 0 && sortedTimestamps[kept - 1] == timestamps[i]) {
                    kept--;
                }
                sortedTimestamps[kept] = timestamps[i];
                sortedValues[kept] = values[i];
                kept++;
            }
            return new Column(seriesId, Arrays.copyOf(sortedTimestamps, kept), Arrays.copyOf(sortedValues, kept));
        }
    }
}
