package io.sysmon.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The valid samples of a push as columns, in order of arrival; the same (series, timestamp) may occur more than once.
 * Confined to the thread that reads the push while it grows; read-only afterwards.
 */
public final class SampleColumns {

    private static final int INITIAL_CAPACITY = 512;

    private final List<SeriesKey> series = new ArrayList<>();
    private int[] seriesIndexes = new int[INITIAL_CAPACITY];
    private long[] timestamps = new long[INITIAL_CAPACITY];
    private double[] values = new double[INITIAL_CAPACITY];
    private int size;

    SampleColumns() {}

    /** How many samples there are. */
    public int size() {
        return size;
    }

    /** The distinct series in order of first arrival; {@link #seriesIndex} points into it. */
    public List<SeriesKey> series() {
        return Collections.unmodifiableList(series);
    }

    /** Which of {@link #series()} the sample at {@code index} belongs to. */
    public int seriesIndex(int index) {
        return seriesIndexes[index];
    }

    /** Unix time in seconds of the sample at {@code index}. */
    public long timestamp(int index) {
        return timestamps[index];
    }

    /** The finite value of the sample at {@code index}. */
    public double value(int index) {
        return values[index];
    }

    int addSeries(SeriesKey key) {
        series.add(key);
        return series.size() - 1;
    }

    void add(int seriesIndex, long timestamp, double value) {
        if (size == timestamps.length) {
            grow();
        }
        seriesIndexes[size] = seriesIndex;
        timestamps[size] = timestamp;
        values[size] = value;
        size++;
    }

    private void grow() {
        int capacity = 2 * size;
        seriesIndexes = Arrays.copyOf(seriesIndexes, capacity);
        timestamps = Arrays.copyOf(timestamps, capacity);
        values = Arrays.copyOf(values, capacity);
    }
}
