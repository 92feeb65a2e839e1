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
        List<AxisGroup<Column>> groups = AxisGroup.of(columns, Column::timestamps);
        ByteSink out = new ByteSink(RunLayout.BODY_OFFSET + EXPECTED_BYTES_PER_COLUMN * columns.size());
        RunLayout.writeFixed(out, LayoutKind.of(kind));
        AxisGroup.writeAll(out, groups, Column::seriesId);
        if (kind == RunKind.FRESH) {
            writeFresh(out, groups);
        } else {
            writeSealed(out, groups);
        }
        byte[] run = out.toByteArray();
        RunLayout.writeChecksum(run);
        return run;
    }

    private static void writeFresh(ByteSink out, List<AxisGroup<Column>> groups) {
        for (AxisGroup<Column> group : groups) {
            for (Column column : group.columns()) {
                FreshColumn.write(out, column.values());
            }
        }
    }

    private static void writeSealed(ByteSink out, List<AxisGroup<Column>> groups) {
        ByteSink streams = new ByteSink(1 << 14);
        for (AxisGroup<Column> group : groups) {
            List<WholeNumbers> columns = group.columns().stream()
                    .map(column -> WholeNumbers.of(column.values()))
                    .toList();
            new SealedGroupWriter(columns).write(out, streams);
        }
        out.putAll(streams);
    }

    private static void requireEncodable(List<Column> columns) {
        RunLayout.requireAscending(columns, Column::seriesId);
        RunLayout.requireAtMost(columns.stream().mapToLong(Column::size).sum());
    }
}
