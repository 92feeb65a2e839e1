package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.List;

/** Makes runs of roll-ups, of the format that {@link RunLayout} draws. Stateless and thread-safe. */
public final class RollupEncoder {
    private static final int EXPECTED_BYTES_PER_COLUMN = 64;

    private RollupEncoder() {}

    /**
     * Encodes roll-ups as one run. The same columns always give the same bytes.
     *
     * @param columns at least one, series ids strictly ascending, at most {@link RunEncoder#MAX_SAMPLES} windows in all
     * @throws IllegalArgumentException if there is no column, the series ids do not ascend strictly or there are too many
     *     windows
     */
    public static byte[] encode(List<RollupColumn> columns) {
        RunLayout.requireAscending(columns, RollupColumn::seriesId);
        RunLayout.requireAtMost(columns.stream().mapToLong(RollupColumn::size).sum());
        List<AxisGroup<RollupColumn>> groups = AxisGroup.of(columns, RollupColumn::starts);
        ByteSink out = new ByteSink(RunLayout.BODY_OFFSET + EXPECTED_BYTES_PER_COLUMN * columns.size());
        RunLayout.writeFixed(out, LayoutKind.ROLLUP);
        AxisGroup.writeAll(out, groups, RollupColumn::seriesId);
        ByteSink streams = new ByteSink(EXPECTED_BYTES_PER_COLUMN * columns.size());
        for (AxisGroup<RollupColumn> group : groups) {
            List<WholeNumbers> numbers = new ArrayList<>();
            group.columns().forEach(column -> numbers.addAll(RollupLayout.columns(column)));
            new SealedGroupWriter(numbers).write(out, streams);
        }
        out.putAll(streams);
        byte[] run = out.toByteArray();
        RunLayout.writeChecksum(run);
        return run;
    }
}
