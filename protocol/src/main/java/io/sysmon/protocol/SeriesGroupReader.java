package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one element of {@code columns.series}: series that share their tags and the form of their values. Confined to
 * the reading thread.
 */
final class SeriesGroupReader {

    private final JsonParser parser;
    private final SeriesValuesReader values;
    private final SampleTally tally;
    private final List<@Nullable String> metricTypes = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable String tags;
    private int decimals;

    SeriesGroupReader(JsonParser parser, SeriesValuesReader values, SampleTally tally) {
        this.parser = parser;
        this.values = values;
        this.tally = tally;
    }

    /** Reads the element whose first token the parser stands on; {@code where} it is, for messages. */
    void read(String where) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedPushException(where + " is not an object");
        }
        seen.clear();
        tags = "";
        decimals = SeriesValuesReader.PLAIN;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String field = where + '.' + name;
            if (!seen.add(name)) {
                throw new MalformedPushException(field + " appears more than once");
            }
            if (seen.contains("values") && isHead(name)) {
                throw new MalformedPushException(field + " stands behind values");
            }
            readField(name, parser.nextToken(), field);
        }
        if (!seen.contains("values")) {
            throw new MalformedPushException(where + ".values is missing");
        }
    }

    private static boolean isHead(String name) {
        return name.equals("tags") || name.equals("decimals") || name.equals("metric_types");
    }

    private void readField(String name, JsonToken token, String field) throws IOException {
        switch (name) {
            case "tags" -> tags = textOrNull(token);
            case "decimals" -> decimals = readDecimals(token, field);
            case "metric_types" -> readMetricTypes(token, field);
            case "values" -> readValues(token, field);
            default -> parser.skipChildren();
        }
    }

    private @Nullable String textOrNull(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    private int readDecimals(JsonToken token, String field) throws IOException {
        boolean isInt = token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT;
        int read = isInt ? parser.getIntValue() : -1;
        if (read < 0 || read > SeriesValuesReader.MOST_DECIMALS) {
            throw new MalformedPushException(
                    field + " is not a whole number from 0 to " + SeriesValuesReader.MOST_DECIMALS);
        }
        return read;
    }

    private void readMetricTypes(JsonToken token, String field) throws IOException {
        requireArray(token, field);
        metricTypes.clear();
        for (JsonToken type = parser.nextToken(); type != JsonToken.END_ARRAY; type = parser.nextToken()) {
            tally.requireRoomFor(metricTypes.size() + 1);
            metricTypes.add(textOrNull(type));
        }
    }

    private void readValues(JsonToken token, String field) throws IOException {
        if (!seen.contains("metric_types")) {
            throw new MalformedPushException(field + " stands before metric_types");
        }
        requireArray(token, field);
        int count = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            if (count == metricTypes.size()) {
                throw new MalformedPushException(
                        field + " has more elements than metric_types, which has " + metricTypes.size());
            }
            values.begin(metricTypes.get(count), tags, decimals);
            values.read(field, count);
        }
        if (count < metricTypes.size()) {
            throw new MalformedPushException(
                    field + " has " + count + " elements for " + metricTypes.size() + " metric_types");
        }
    }

    private static void requireArray(JsonToken token, String field) {
        if (token != JsonToken.START_ARRAY) {
            throw new MalformedPushException(field + " is not an array");
        }
    }
}
