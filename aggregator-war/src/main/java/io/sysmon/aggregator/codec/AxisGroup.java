package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a run that share their timestamps, in the order that they came in. */
record AxisGroup(TimeAxis axis, List<Column> columns) {

    private static AxisGroup startedBy(Column column) {
        return new AxisGroup(TimeAxis.of(column.timestamps()), new ArrayList<>());
    }

    /** Groups at least one column; groups come in the order of their first columns. */
    static List<AxisGroup> of(List<Column> columns) {
        long[] usual = columns.get(0).timestamps();
        AxisGroup first = startedBy(columns.get(0));
        List<AxisGroup> groups = new ArrayList<>(List.of(first));
        Map<TimeAxis, AxisGroup> others = new HashMap<>();
        for (Column column : columns) {
            // Nearly all columns have the first one's timestamps, and mostly the array itself.
            if (column.timestamps() == usual || Arrays.equals(column.timestamps(), usual)) {
                first.columns.add(column);
            } else {
                AxisGroup started = startedBy(column);
                AxisGroup known = others.putIfAbsent(started.axis, started);
                if (known == null) {
                    groups.add(started);
                }
                (known == null ? started : known).columns.add(column);
            }
        }
        return groups;
    }
}
