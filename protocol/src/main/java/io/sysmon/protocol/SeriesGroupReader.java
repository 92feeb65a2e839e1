package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one element of {@code columns.series}: series that share their tags and the form of their values. Confined to
 * the reading thread.
 */
final class SeriesGroupReader {

    private static final int SEEN_TAGS = 1;
    private static final int SEEN_DECIMALS = 2;
    private static final int SEEN_METRIC_TYPES = 4;
    private static final int SEEN_VALUES = 8;

    private final JsonParser parser;
    private final SeriesValuesReader values;
    private final SampleTally tally;
    private final List<@Nullable String> metricTypes = new ArrayList<>();
    private int group;
    private int seen;
    private @Nullable String tags;
    private int decimals;

    SeriesGroupReader(JsonParser parser, SeriesValuesReader values, SampleTally tally) {
        this.parser = parser;
        this.values = values;
        this.tally = tally;
    }

    /** Reads element {@code index}, whose first token the parser stands on. */
    void read(int index) throws IOException {
        group = index;
        seen = 0;
        tags = "";
        decimals = SeriesValuesReader.PLAIN;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedPushException(here() + " is not an object");
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            readField(name, parser.nextToken());
        }
        if ((seen & SEEN_VALUES) == 0) {
            throw new MalformedPushException(here() + ".values is missing");
        }
    }

    private void readField(String name, JsonToken token) throws IOException {
        switch (name) {
            case "tags" -> {
                markSeen(SEEN_TAGS, name);
                tags = textOrNull(token);
            }
            case "decimals" -> {
                markSeen(SEEN_DECIMALS, name);
                decimals = readDecimals(token);
            }
            case "metric_types" -> {
                markSeen(SEEN_METRIC_TYPES, name);
                readMetricTypes(token);
            }
            case "values" -> {
                markSeen(SEEN_VALUES, name);
                readValues(token);
            }
            default -> parser.skipChildren();
        }
    }

    private void markSeen(int field, String name) {
        if ((seen & field) != 0) {
            throw new MalformedPushException(in(name) + " appears more than once");
        }
        if ((seen & SEEN_VALUES) != 0) {
            throw new MalformedPushException(in(name) + " stands behind values");
        }
        seen |= field;
    }

    private @Nullable String textOrNull(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    private int readDecimals(JsonToken token) throws IOException {
        boolean isInt = token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT;
        int read = isInt ? parser.getIntValue() : -1;
        if (read < 0 || read > SeriesValuesReader.MOST_DECIMALS) {
            throw new MalformedPushException(
                    in("decimals") + " is not a whole number from 0 to " + SeriesValuesReader.MOST_DECIMALS);
        }
        return read;
    }

    private void readMetricTypes(JsonToken token) throws IOException {
        requireArray(token, "metric_types");
        metricTypes.clear();
        for (JsonToken type = parser.nextToken(); type != JsonToken.END_ARRAY; type = parser.nextToken()) {
            tally.requireRoomFor(metricTypes.size() + 1);
            metricTypes.add(textOrNull(type));
        }
    }

    private void readValues(JsonToken token) throws IOException {
        if ((seen & SEEN_METRIC_TYPES) == 0) {
            throw new MalformedPushException(in("values") + " stands before metric_types");
        }
        requireArray(token, "values");
        int count = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            if (count == metricTypes.size()) {
                throw new MalformedPushException(
                        in("values") + " has more elements than metric_types, which has " + metricTypes.size());
            }
            values.begin(metricTypes.get(count), tags, decimals);
            readSeries(count);
        }
        if (count < metricTypes.size()) {
            throw new MalformedPushException(
                    in("values") + " has " + count + " elements for " + metricTypes.size() + " metric_types");
        }
    }

    private void readSeries(int position) throws IOException {
        String problem = values.read();
        if (problem != null) {
            throw new MalformedPushException(in("values") + '[' + position + ']' + problem);
        }
    }

    private void requireArray(JsonToken token, String field) {
        if (token != JsonToken.START_ARRAY) {
            throw new MalformedPushException(in(field) + " is not an array");
        }
    }

    private String here() {
        return "columns.series[" + group + ']';
    }

    private String in(String field) {
        return here() + '.' + field;
    }
}
