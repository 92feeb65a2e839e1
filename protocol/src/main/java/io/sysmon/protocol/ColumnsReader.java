package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the field {@code columns} of a push: ticks as columns, the short form of {@code metrics} that
 * {@link ColumnsWriter} writes and {@code docs/push-format.md} draws.
 *
 * <p>What a sample may be is the same in both forms, and so is what becomes of one that breaks a rule. What is wrong with
 * the shape, so that it cannot be said which samples there are, breaks the push. Used once, by the reading thread.
 */
final class ColumnsReader {

    private final JsonParser parser;
    private final TimestampColumn timestamps;
    private final SeriesGroupReader group;

    /**
     * Reads from {@code parser}.
     *
     * @param columns takes the valid samples
     * @param series knows the series of {@code columns}
     * @param latestTimestamp the last second that a sample may be of
     */
    ColumnsReader(
            JsonParser parser, SampleColumns columns, SeriesIndex series, SampleTally tally, long latestTimestamp) {
        this.parser = parser;
        this.timestamps = new TimestampColumn(latestTimestamp, tally);
        this.group = new SeriesGroupReader(
                parser, new SeriesValuesReader(parser, timestamps, columns, series, tally), tally);
    }

    /** Reads the value of the field, whose first token the parser stands on. */
    void read() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedPushException("columns is not an object");
        }
        Set<String> seen = new HashSet<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (!seen.add(name)) {
                throw new MalformedPushException("columns." + name + " appears more than once");
            }
            parser.nextToken();
            switch (name) {
                case "timestamps" -> timestamps.read(parser);
                case "series" -> readSeries(seen);
                default -> parser.skipChildren();
            }
        }
        if (!seen.contains("series")) {
            throw new MalformedPushException("columns.series is missing");
        }
    }

    private void readSeries(Set<String> seen) throws IOException {
        if (!seen.contains("timestamps")) {
            throw new MalformedPushException("columns.timestamps is missing before columns.series");
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new MalformedPushException("columns.series is not an array");
        }
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            group.read(index);
        }
    }
}
