package io.sysmon.aggregator.store;

import java.util.List;

/**
 * What becomes of the runs of one window. Immutable by agreement: nobody writes to the arrays.
 *
 * @param window what was asked to be sealed
 * @param merged the runs that it takes the place of, ascending
 * @param damaged runs that cannot be read and are set aside
 * @param freshRuns how many of both were fresh
 * @param freshBytes how much these took
 * @param runs the sealed runs, no two with a series in common; none where samples are no longer kept
 * @param rollups the rows that are replaced
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as they are
record SealedWindow(
        FreshWindow window,
        long[] merged,
        long[] damaged,
        int freshRuns,
        long freshBytes,
        List<Run> runs,
        List<Rollup> rollups) {

    /**
     * A sealed run.
     *
     * @param id one of the merged runs': whatever arrived after these has a higher one, and holds
     */
    record Run(long id, long from, long to, byte[] samples) {}

    /**
     * A row of roll-ups.
     *
     * @param from the row's first second
     */
    record Rollup(Resolution resolution, long from, byte[] buckets) {}

    /** The last run that it takes the place of, 0 for none. */
    long lastMerged() {
        return merged.length == 0 ? 0 : merged[merged.length - 1];
    }
}
