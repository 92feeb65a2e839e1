package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The times that all series of {@code columns} share. A time that no sample may have fails the samples of that time. */
final class TimestampColumn {

    private final TimestampRule rule;
    private final SampleTally tally;
    private final List<@Nullable String> problems = new ArrayList<>();
    private long[] timestamps = new long[8];

    TimestampColumn(long latestTimestamp, SampleTally tally) {
        this.rule = new TimestampRule(latestTimestamp);
        this.tally = tally;
    }

    /** Reads the array whose start the parser stands on. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new MalformedPushException("columns.timestamps is not an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            tally.requireRoomFor(problems.size() + 1);
            String problem = rule.read(parser);
            if (problems.size() == timestamps.length) {
                timestamps = Arrays.copyOf(timestamps, 2 * timestamps.length);
            }
            timestamps[problems.size()] = rule.timestamp();
            problems.add(problem);
        }
    }

    int size() {
        return problems.size();
    }

    /** Unix seconds. */
    long at(int index) {
        return timestamps[index];
    }

    /** Why no sample may have this time, or {@code null}. */
    @Nullable String problem(int index) {
        return problems.get(index);
    }
}
