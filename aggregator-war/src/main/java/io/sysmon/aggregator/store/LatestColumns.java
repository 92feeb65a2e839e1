package io.sysmon.aggregator.store;

import java.util.Arrays;

/**
 * The newest sample of every series of one host: three columns in order of the series' numbers, 20 bytes a series. Not
 * thread-safe; its {@link HostEntry} guards it.
 */
final class LatestColumns {

    /**
     * A sample further ahead of the aggregator's clock than this came from a clock that runs ahead; any newer arrival
     * overrules it.
     */
    static final long SECONDS_AHEAD = 300;

    private int[] seriesIds = new int[0];
    private long[] timestamps = new long[0];
    private double[] values = new double[0];
    private int size;

    int size() {
        return size;
    }

    int seriesId(int index) {
        return seriesIds[index];
    }

    long timestamp(int index) {
        return timestamps[index];
    }

    double value(int index) {
        return values[index];
    }

    /** The newest timestamp of all, or {@code Long.MIN_VALUE} when there is none. */
    long newestTimestamp() {
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            newest = Math.max(newest, timestamps[i]);
        }
        return newest;
    }

    boolean contains(int seriesId) {
        return Arrays.binarySearch(seriesIds, 0, size, seriesId) >= 0;
    }

    /**
     * Takes what arrived: series by series the newer timestamp holds, of equal ones what arrived later.
     *
     * @param now the aggregator's clock when it arrived, Unix seconds
     * @return whether a series was new
     */
    boolean offer(NewestSamples arrived, long now) {
        int before = size;
        int at = 0;
        for (int i = 0; i < arrived.size(); i++) {
            int seriesId = arrived.seriesIds()[i];
            while (at < size && seriesIds[at] < seriesId) {
                at++;
            }
            if (at == size || seriesIds[at] != seriesId) {
                insert(at, seriesId, arrived.size() - i);
                set(at, arrived, i);
            } else if (arrived.timestamps()[i] >= timestamps[at] || timestamps[at] > now + SECONDS_AHEAD) {
                set(at, arrived, i);
            }
        }
        return size > before;
    }

    private void set(int at, NewestSamples arrived, int i) {
        timestamps[at] = arrived.timestamps()[i];
        values[at] = arrived.values()[i];
    }

    private void insert(int at, int seriesId, int atMostMore) {
        if (size == seriesIds.length) {
            int capacity = size + atMostMore;
            seriesIds = Arrays.copyOf(seriesIds, capacity);
            timestamps = Arrays.copyOf(timestamps, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        System.arraycopy(seriesIds, at, seriesIds, at + 1, size - at);
        System.arraycopy(timestamps, at, timestamps, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        seriesIds[at] = seriesId;
        size++;
    }
}
