package io.sysmon.aggregator.command;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a file into pushes. Confined to one thread. */
interface PushSource {

    /**
     * The next push, {@code null} behind the last.
     *
     * @throws UnreadableImportException when the file goes wrong
     */
    @Nullable Part next() throws IOException;

    /**
     * A part of the file.
     *
     * @param push as an agent would send it
     * @param lines where it stands, from 1: the line of each of its samples, or the one line that holds them all
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is
    record Part(byte[] push, List<Long> lines) {

        /** A part that is one line. */
        Part(byte[] push, long line) {
            this(push, List.of(line));
        }

        /** Where it begins. */
        long firstLine() {
            return lines.get(0);
        }

        /** Where a sample stands, for people. */
        String placeOf(int sample) {
            return lines.size() > sample && lines.size() > 1
                    ? "line " + lines.get(sample)
                    : "line " + firstLine() + ", sample " + (sample + 1);
        }
    }
}
