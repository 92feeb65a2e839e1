package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one series of {@code columns} after the other. Confined to the reading thread.
 *
 * <p>An array has an element for each time, {@code null} where the series has no sample; anything else stands for the
 * same value at all times, {@code null} for none. Without {@code decimals} values are numbers as they are. With them
 * they are whole numbers of 10<sup>-decimals</sup>, and each but the first of an array is the step from the one before
 * it: one that is no whole number takes along those behind it.
 */
final class SeriesValuesReader {

    /** In place of a number of decimals: values as they are. */
    static final int PLAIN = -1;

    static final int MOST_DECIMALS = 9;

    private static final double[] SCALES = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    /** Below this every whole number is a double exactly. */
    private static final long EXACT_END = 1L << 53;

    private final JsonParser parser;
    private final TimestampColumn timestamps;
    private final SampleColumns columns;
    private final SeriesIndex index;
    private final SampleTally tally;

    private @Nullable String metricType;
    private @Nullable String seriesProblem;
    private String tags = "";
    private int seriesIndex;
    private int decimals;
    private long total;
    private double value;
    private @Nullable String stepProblem;

    SeriesValuesReader(
            JsonParser parser,
            TimestampColumn timestamps,
            SampleColumns columns,
            SeriesIndex index,
            SampleTally tally) {
        this.parser = parser;
        this.timestamps = timestamps;
        this.columns = columns;
        this.index = index;
        this.tally = tally;
    }

    /** The series whose values come next, as the push names it: {@code null} for what is no string. */
    void begin(@Nullable String newMetricType, @Nullable String newTags, int newDecimals) {
        metricType = newMetricType;
        tags = newTags == null ? "" : newTags;
        decimals = newDecimals;
        total = 0;
        stepProblem = null;
        seriesIndex = newMetricType == null || newTags == null ? -1 : index.find(newMetricType, newTags);
        seriesProblem = seriesIndex >= 0 ? null : problemOf(newMetricType, newTags);
    }

    private static @Nullable String problemOf(@Nullable String metricType, @Nullable String tags) {
        if (metricType == null) {
            return "metric_type is not a string";
        }
        return tags == null ? "tags is not a string" : SeriesKey.problemOf(metricType, tags);
    }

    /** Reads the element whose first token the parser stands on; what is wrong with its length, or {@code null}. */
    @Nullable String read() throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return readEach();
        }
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            String problem = readValue();
            for (int time = 0; time < timestamps.size(); time++) {
                addSample(time, problem);
            }
        }
        return null;
    }

    private @Nullable String readEach() throws IOException {
        int time = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; time++) {
            if (time == timestamps.size()) {
                return " has more elements than timestamps, which has " + timestamps.size();
            }
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                addSample(time, readValue());
            }
        }
        return time == timestamps.size() ? null : " has " + time + " elements for " + timestamps.size() + " timestamps";
    }

    /** Reads one value into {@link #value}; what is wrong with it, or {@code null}. */
    private @Nullable String readValue() throws IOException {
        return decimals == PLAIN ? readPlain() : readStep();
    }

    private @Nullable String readPlain() throws IOException {
        if (!parser.currentToken().isNumeric()) {
            parser.skipChildren();
            return "value is not a number";
        }
        value = parser.getDoubleValue();
        return Double.isFinite(value) ? null : "value is not a finite number";
    }

    private @Nullable String readStep() throws IOException {
        if (stepProblem == null) {
            stepProblem = problemOfStep();
            value = total / SCALES[decimals];
        } else {
            parser.skipChildren();
        }
        return stepProblem;
    }

    private @Nullable String problemOfStep() throws IOException {
        if (!parser.currentToken().isNumeric()) {
            parser.skipChildren();
            return "value is not a number";
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return "value is not a whole number of the given decimals";
        }
        boolean isLong = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        long step = isLong ? parser.getLongValue() : Long.MAX_VALUE;
        if (step < -2 * EXACT_END || step > 2 * EXACT_END || Math.abs(total + step) > EXACT_END) {
            return "value is out of range";
        }
        total += step;
        return null;
    }

    private void addSample(int time, @Nullable String valueProblem) {
        tally.count();
        String problem = timestamps.problem(time) != null
                ? timestamps.problem(time)
                : valueProblem != null ? valueProblem : seriesProblem;
        if (problem != null) {
            tally.fail(metricType, problem);
            return;
        }
        if (seriesIndex < 0 && metricType != null) {
            seriesIndex = index.add(metricType, tags);
        }
        columns.add(seriesIndex, timestamps.at(time), value);
    }
}
