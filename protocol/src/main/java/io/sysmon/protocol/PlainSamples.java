package io.sysmon.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the samples of a plain push into columns. A sample of a series that was seen before nearly always has the very
 * bytes of the one before it but for its two numbers; it is recognised by comparing them. Gives up with a
 * {@link NotPlainException} at a sample that is not plain or not valid. Confined to one thread.
 */
final class PlainSamples {

    private static final byte[] TIMESTAMP = "timestamp".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] METRIC_TYPE = "metric_type".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUE = "value".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAGS = "tags".getBytes(StandardCharsets.US_ASCII);

    private final PlainJson json;
    private final long latestTimestamp;
    private final SampleColumns columns = new SampleColumns();
    private final SeriesIndex series = new SeriesIndex(columns);
    private final Shapes shapes = new Shapes();

    private int parsedStart;
    private int parsedEnd;
    private int timestampStart;
    private int timestampEnd;
    private int valueStart;
    private int valueEnd;
    private long timestamp;
    private double value;
    private @Nullable String metricType;
    private @Nullable String tags;

    PlainSamples(PlainJson json, long nowEpochSeconds) {
        this.json = json;
        this.latestTimestamp = nowEpochSeconds + WireRules.MAX_SECONDS_AHEAD;
    }

    SampleColumns columns() {
        return columns;
    }

    /** Reads the next element of {@code metrics}. */
    void read() {
        int start = json.position();
        int index = series.expected();
        if (index < 0 || !shapes.takeLike(index)) {
            json.moveTo(start);
            readObject();
            index = indexOfSeries();
            shapes.remember(index, start);
        } else {
            series.advance();
        }
        columns.add(index, timestamp, value);
    }

    private void readObject() {
        timestampEnd = 0;
        valueEnd = 0;
        metricType = null;
        tags = null;
        json.expect('{');
        do {
            json.readString();
            readField();
        } while (json.take(','));
        json.expect('}');
        require(timestampEnd > 0 && valueEnd > 0);
    }

    private void readField() {
        if (json.isToken(TIMESTAMP)) {
            require(timestampEnd == 0);
            json.expect(':');
            readTimestamp();
        } else if (json.isToken(METRIC_TYPE)) {
            metricType = readText(metricType);
        } else if (json.isToken(VALUE)) {
            require(valueEnd == 0);
            json.expect(':');
            readValue();
        } else if (json.isToken(TAGS)) {
            tags = readText(tags);
        } else {
            throw new NotPlainException();
        }
    }

    private String readText(@Nullable String before) {
        require(before == null);
        json.expect(':');
        json.readString();
        return json.text();
    }

    /** Nearly always that of the sample before: a tick has one for all its series, and its digits are compared. */
    private void readTimestamp() {
        if (!json.takeSameNumber(parsedStart, parsedEnd)) {
            timestamp = json.readWhole();
            require(timestamp <= latestTimestamp);
            parsedStart = json.tokenStart();
            parsedEnd = json.tokenEnd();
        }
        timestampStart = json.tokenStart();
        timestampEnd = json.tokenEnd();
    }

    private void readValue() {
        value = json.readNumber();
        valueStart = json.tokenStart();
        valueEnd = json.tokenEnd();
    }

    private int indexOfSeries() {
        String type = metricType;
        String canonicalTags = tags == null ? "" : tags;
        if (type == null) {
            throw new NotPlainException();
        }
        int index = series.find(type, canonicalTags);
        if (index >= 0) {
            return index;
        }
        require(WireRules.isMetricType(type) && SeriesTags.problemOf(canonicalTags) == null);
        return series.add(type, canonicalTags);
    }

    private static void require(boolean plain) {
        if (!plain) {
            throw new NotPlainException();
        }
    }

    /** By series: where its last fully read sample stands, and the two numbers in it. */
    private final class Shapes {

        /** Begin of the sample, begin and end of its timestamp and of its value, end of the sample. */
        private static final int PLACES = 6;

        private int[] places = new int[128 * PLACES];

        /** Takes down where the sample is that was just read and began at {@code start}. */
        void remember(int index, int start) {
            int at = index * PLACES;
            if (at >= places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[at] = start;
            places[at + 1] = timestampStart;
            places[at + 2] = timestampEnd;
            places[at + 3] = valueStart;
            places[at + 4] = valueEnd;
            places[at + 5] = json.position();
        }

        /** Reads a sample that differs from the series' last one in its numbers alone; whether it is one. */
        boolean takeLike(int index) {
            int at = index * PLACES;
            if (places[at + 2] > places[at + 3] || !json.takeSame(places[at], places[at + 1])) {
                return false;
            }
            readTimestamp();
            if (!json.takeSame(places[at + 2], places[at + 3])) {
                return false;
            }
            readValue();
            return json.takeSame(places[at + 4], places[at + 5]);
        }
    }
}
