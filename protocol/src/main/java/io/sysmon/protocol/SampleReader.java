package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of {@code metrics}, one sample at a time, into columns. A sample that breaks a rule leaves the
 * columns as they were and says why. Confined to the reading thread.
 */
final class SampleReader {

    private static final int SEEN_TIMESTAMP = 1;
    private static final int SEEN_METRIC_TYPE = 2;
    private static final int SEEN_VALUE = 4;
    private static final int SEEN_TAGS = 8;

    private final JsonParser parser;
    private final TimestampRule timestampRule;
    private final SampleColumns columns = new SampleColumns();
    private final SeriesIndex series = new SeriesIndex(columns);

    private double value;
    private @Nullable String metricType;
    private @Nullable String tags;
    private int seen;
    private @Nullable String problem;

    SampleReader(JsonParser parser, long latestTimestamp) {
        this.parser = parser;
        this.timestampRule = new TimestampRule(latestTimestamp);
    }

    SampleColumns columns() {
        return columns;
    }

    /** Knows the series of {@link #columns}. */
    SeriesIndex series() {
        return series;
    }

    /** What the last sample gave as its metric type, or {@code null} when it gave no string. */
    @Nullable String metricType() {
        return metricType;
    }

    /** Reads the element whose first token the parser stands on; {@code null} when it was stored, else why not. */
    @Nullable String read() throws IOException {
        metricType = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return "sample is not an object";
        }
        tags = null;
        seen = 0;
        problem = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            readField(name, parser.nextToken());
        }
        return problem != null ? problem : store();
    }

    private void readField(String name, JsonToken token) throws IOException {
        switch (name) {
            case "timestamp" -> {
                markSeen(SEEN_TIMESTAMP, name);
                readTimestamp();
            }
            case "metric_type" -> {
                markSeen(SEEN_METRIC_TYPE, name);
                readMetricType(token);
            }
            case "value" -> {
                markSeen(SEEN_VALUE, name);
                readValue(token);
            }
            case "tags" -> {
                markSeen(SEEN_TAGS, name);
                readTags(token);
            }
            default -> parser.skipChildren();
        }
    }

    private void markSeen(int field, String name) {
        if ((seen & field) != 0) {
            fail(name + " appears more than once");
        }
        seen |= field;
    }

    private void readTimestamp() throws IOException {
        String timestampProblem = timestampRule.read(parser);
        if (timestampProblem != null) {
            fail(timestampProblem);
        }
    }

    private void readMetricType(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            fail("metric_type is not a string");
            return;
        }
        metricType = series.metricType(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private void readValue(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            parser.skipChildren();
            fail("value is not a number");
            return;
        }
        value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            fail("value is not a finite number");
        }
    }

    private void readTags(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            fail("tags is not a string");
            return;
        }
        tags = series.tags(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private void fail(String reason) {
        if (problem == null) {
            problem = reason;
        }
    }

    private @Nullable String store() {
        if ((seen & SEEN_TIMESTAMP) == 0) {
            return "timestamp is missing";
        }
        if ((seen & SEEN_VALUE) == 0) {
            return "value is missing";
        }
        if (metricType == null) {
            return "metric_type is missing";
        }
        String canonicalTags = tags == null ? "" : tags;
        int index = series.find(metricType, canonicalTags);
        if (index < 0) {
            String reason = SeriesKey.problemOf(metricType, canonicalTags);
            if (reason != null) {
                return reason;
            }
            index = series.add(metricType, canonicalTags);
        }
        columns.add(index, timestampRule.timestamp(), value);
        return null;
    }
}
