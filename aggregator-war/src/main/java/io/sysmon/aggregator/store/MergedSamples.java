package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.Column;
import java.util.Arrays;

/**
 * The samples of one series out of several columns: times strictly ascending, and of equal times the sample of the column
 * that was added later. Made to be used again for the next series. Confined to one thread.
 */
public final class MergedSamples {

    private long[] timestamps = new long[512];
    private double[] values = new double[512];
    private int size;

    /** How many samples there are. */
    public int size() {
        return size;
    }

    /** Unix seconds. */
    public long timestamp(int index) {
        return timestamps[index];
    }

    /** Finite. */
    public double value(int index) {
        return values[index];
    }

    /** Empties it. */
    public void clear() {
        size = 0;
    }

    /** Adds a column that arrived after all that were added before. */
    public void add(Column column) {
        reserve(size + column.size());
        if (size == 0 || column.timestamps()[0] > timestamps[size - 1]) {
            System.arraycopy(column.timestamps(), 0, timestamps, size, column.size());
            System.arraycopy(column.values(), 0, values, size, column.size());
            size += column.size();
            return;
        }
        merge(column);
    }

    /** All of them as a column; at least one. */
    Column toColumn(int seriesId) {
        return new Column(seriesId, Arrays.copyOf(timestamps, size), Arrays.copyOf(values, size));
    }

    /** From the back, so that the arrays serve as source and target at once; then closes the gap at the front. */
    private void merge(Column column) {
        int old = size - 1;
        int late = column.size() - 1;
        int end = size + column.size();
        int target = end;
        while (late >= 0) {
            target--;
            if (old >= 0 && timestamps[old] > column.timestamps()[late]) {
                timestamps[target] = timestamps[old];
                values[target] = values[old];
                old--;
                continue;
            }
            if (old >= 0 && timestamps[old] == column.timestamps()[late]) {
                old--;
            }
            timestamps[target] = column.timestamps()[late];
            values[target] = column.values()[late];
            late--;
        }
        int kept = old + 1;
        System.arraycopy(timestamps, target, timestamps, kept, end - target);
        System.arraycopy(values, target, values, kept, end - target);
        size = kept + end - target;
    }

    private void reserve(int capacity) {
        if (capacity > timestamps.length) {
            int grown = Math.max(capacity, 2 * timestamps.length);
            timestamps = Arrays.copyOf(timestamps, grown);
            values = Arrays.copyOf(values, grown);
        }
    }
}
