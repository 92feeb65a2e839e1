package io.sysmon.aggregator.codec;

import java.util.List;

/** Makes runs of the format that {@link RunLayout} draws. Stateless and thread-safe. */
public final class RunEncoder {
    /** How many samples one run may hold. */
    public static final int MAX_SAMPLES = RunLayout.MAX_SAMPLES;

    private static final int EXPECTED_BYTES_PER_COLUMN = 12;

    private RunEncoder() {}

    /**
     * Encodes the columns as one run. The same columns always give the same bytes.
     *
     * @param columns at least one, series ids strictly ascending, at most {@link #MAX_SAMPLES} samples in all
     * @throws IllegalArgumentException if there is no column, the series ids do not ascend strictly or there are too many
     *     samples
     */
    public static byte[] encode(List<Column> columns, RunKind kind) {
        requireEncodable(columns);
        List<AxisGroup> groups = AxisGroup.of(columns);
        ByteSink out = new ByteSink(RunLayout.BODY_OFFSET + EXPECTED_BYTES_PER_COLUMN * columns.size());
        out.putByte(RunLayout.VERSION);
        out.putByte(RunLayout.code(kind));
        out.putInt(0);
        writeGroups(out, groups);
        if (kind == RunKind.FRESH) {
            writeFresh(out, groups);
        } else {
            writeSealed(out, groups);
        }
        byte[] run = out.toByteArray();
        RunLayout.writeChecksum(run);
        return run;
    }

    private static void writeGroups(ByteSink out, List<AxisGroup> groups) {
        long from =
                groups.stream().mapToLong(group -> group.axis().first()).min().orElseThrow();
        out.putZigzag(from);
        out.putVarint(groups.size());
        for (AxisGroup group : groups) {
            group.axis().write(out, from);
            SeriesIds.write(out, group.columns());
        }
    }

    private static void writeFresh(ByteSink out, List<AxisGroup> groups) {
        for (AxisGroup group : groups) {
            for (Column column : group.columns()) {
                FreshColumn.write(out, column.values());
            }
        }
    }

    private static void writeSealed(ByteSink out, List<AxisGroup> groups) {
        ByteSink streams = new ByteSink(1 << 14);
        for (AxisGroup group : groups) {
            new SealedGroupWriter(group.columns()).write(out, streams);
        }
        out.putAll(streams);
    }

    private static void requireEncodable(List<Column> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a run needs at least one column, has none");
        }
        long samples = 0;
        int before = -1;
        for (Column column : columns) {
            if (column.seriesId() <= before) {
                throw new IllegalArgumentException(
                        "series ids of a run must ascend, found %d after %d".formatted(column.seriesId(), before));
            }
            before = column.seriesId();
            samples += column.size();
        }
        if (samples > MAX_SAMPLES) {
            throw new IllegalArgumentException(
                    "a run holds at most %d samples, got %d".formatted(MAX_SAMPLES, samples));
        }
    }
}
