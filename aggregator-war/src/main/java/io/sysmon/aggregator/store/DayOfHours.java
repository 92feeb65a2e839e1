package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.RollupColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The roll-ups of a host's hours in one row, of which one hour is made anew. Confined to one thread. */
final class DayOfHours {

    private final Map<Integer, RollupColumn> bySeries = new TreeMap<>();

    /**
     * All hours but one.
     *
     * @param day the row before, one column a series
     * @param hour the first second of the hour that is left out
     */
    DayOfHours(List<RollupColumn> day, long hour) {
        for (RollupColumn column : day) {
            Growing others = new Growing(column.size());
            others.addAll(column, Long.MIN_VALUE, hour - 1);
            others.addAll(column, hour + 1, Long.MAX_VALUE);
            if (others.size > 0) {
                bySeries.put(column.seriesId(), others.toColumn(column.seriesId()));
            }
        }
    }

    /** Puts in the hour of a series, which has none at that time. */
    void add(RollupColumn hour) {
        bySeries.merge(hour.seriesId(), hour, DayOfHours::inserted);
    }

    /** One column a series, ascending; empty when there is nothing at all. */
    List<RollupColumn> columns() {
        return new ArrayList<>(bySeries.values());
    }

    private static RollupColumn inserted(RollupColumn others, RollupColumn hour) {
        long start = hour.starts()[0];
        Growing all = new Growing(others.size() + hour.size());
        all.addAll(others, Long.MIN_VALUE, start);
        all.addAll(hour, Long.MIN_VALUE, Long.MAX_VALUE);
        all.addAll(others, start, Long.MAX_VALUE);
        return all.toColumn(others.seriesId());
    }

    /** A column that is being filled. */
    private static final class Growing {

        private final long[] starts;
        private final long[] counts;
        private final double[] minima;
        private final double[] maxima;
        private final double[] means;
        private int size;

        Growing(int capacity) {
            starts = new long[capacity];
            counts = new long[capacity];
            minima = new double[capacity];
            maxima = new double[capacity];
            means = new double[capacity];
        }

        /** Adds what begins from {@code first} to {@code last}. */
        void addAll(RollupColumn column, long first, long last) {
            for (int i = 0; i < column.size(); i++) {
                if (column.starts()[i] >= first && column.starts()[i] <= last) {
                    starts[size] = column.starts()[i];
                    counts[size] = column.counts()[i];
                    minima[size] = column.minima()[i];
                    maxima[size] = column.maxima()[i];
                    means[size] = column.means()[i];
                    size++;
                }
            }
        }

        RollupColumn toColumn(int seriesId) {
            return new RollupColumn(
                    seriesId,
                    Arrays.copyOf(starts, size),
                    Arrays.copyOf(counts, size),
                    Arrays.copyOf(minima, size),
                    Arrays.copyOf(maxima, size),
                    Arrays.copyOf(means, size));
        }
    }
}
