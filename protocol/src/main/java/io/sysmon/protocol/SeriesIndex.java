package io.sysmon.protocol;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the metric type and tags of one sample after another into the index of their series without making a string
 * for a series that was seen before. Every tick of a host brings its series in the same order, so the series that
 * followed last time is tried first and nearly always fits. Confined to the reading thread.
 */
final class SeriesIndex {

    private final SampleColumns columns;
    private final Map<SeriesKey, Integer> indexes = new HashMap<>();
    private SeriesKey[] keys = new SeriesKey[128];
    private int size;
    private int expected;

    SeriesIndex(SampleColumns columns) {
        this.columns = columns;
    }

    /** The series that is expected next, -1 as long as there is none. */
    int expected() {
        return expectedKey() == null ? -1 : expected;
    }

    /** Moves the expectation on: the expected series came. */
    void advance() {
        expected++;
    }

    /** The metric type as text; the expected series' own string when it is the same. */
    String metricType(char[] buffer, int offset, int length) {
        SeriesKey key = expectedKey();
        if (key != null && isSame(key.metricType(), buffer, offset, length)) {
            return key.metricType();
        }
        return new String(buffer, offset, length);
    }

    /** The tags as text; the expected series' own string when it is the same. */
    String tags(char[] buffer, int offset, int length) {
        if (length == 0) {
            return "";
        }
        SeriesKey key = expectedKey();
        if (key != null && isSame(key.tags(), buffer, offset, length)) {
            return key.tags();
        }
        return new String(buffer, offset, length);
    }

    /** The index of a known series, or -1; moves the expectation on. */
    @SuppressWarnings(
            "ReferenceEquality") // the strings that metricType() and tags() handed out: identity is the quick case
    int find(String metricType, String tags) {
        SeriesKey key = expectedKey();
        if (key != null && key.metricType() == metricType && key.tags() == tags) {
            return expected++;
        }
        Integer index = indexes.get(new SeriesKey(metricType, tags));
        if (index == null) {
            return -1;
        }
        expected = index + 1;
        return index;
    }

    /** Adds a series that {@link #find} did not know. */
    int add(String metricType, String tags) {
        SeriesKey key = new SeriesKey(metricType, tags);
        int index = columns.addSeries(key);
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key;
        indexes.put(key, index);
        expected = size;
        return index;
    }

    private @Nullable SeriesKey expectedKey() {
        if (size == 0) {
            return null;
        }
        if (expected >= size) {
            expected = 0;
        }
        return keys[expected];
    }

    private static boolean isSame(String text, char[] buffer, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
