package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The columns of a run that share their timestamps, in the order that they came in.
 *
 * @param <C> the columns: of samples or of roll-ups
 */
record AxisGroup<C>(TimeAxis axis, List<C> columns) {

    private static <C> AxisGroup<C> on(long[] timestamps) {
        return new AxisGroup<>(TimeAxis.of(timestamps), new ArrayList<>());
    }

    /** Groups at least one column; groups come in the order of their first columns. */
    static <C> List<AxisGroup<C>> of(List<C> columns, Function<C, long[]> timestampsOf) {
        long[] usual = timestampsOf.apply(columns.get(0));
        AxisGroup<C> first = on(usual);
        List<AxisGroup<C>> groups = new ArrayList<>(List.of(first));
        Map<TimeAxis, AxisGroup<C>> others = new HashMap<>();
        for (C column : columns) {
            long[] timestamps = timestampsOf.apply(column);
            // Nearly all columns have the first one's timestamps, and mostly the array itself.
            if (timestamps == usual || Arrays.equals(timestamps, usual)) {
                first.columns.add(column);
            } else {
                AxisGroup<C> added = on(timestamps);
                AxisGroup<C> known = others.putIfAbsent(added.axis, added);
                if (known == null) {
                    groups.add(added);
                }
                (known == null ? added : known).columns.add(column);
            }
        }
        return groups;
    }

    /** Writes the oldest timestamp, then axis and series of each group. */
    static <C> void writeAll(ByteSink out, List<AxisGroup<C>> groups, ToIntFunction<C> seriesIdOf) {
        long from = groups.stream().mapToLong(group -> group.axis.first()).min().orElseThrow();
        out.putZigzag(from);
        out.putVarint(groups.size());
        for (AxisGroup<C> group : groups) {
            group.axis.write(out, from);
            SeriesIds.write(out, group.columns.stream().mapToInt(seriesIdOf).toArray());
        }
    }
}
