package io.sysmon.aggregator.codec;

import java.util.List;

/**
 * The columns of a series in a run of roll-ups: four, each as {@link SealedColumn} draws them.
 *
 * <pre>
 *   counts    scale 0
 *   minima
 *   maxima
 *   sums      the means as {@link Means} says
 * </pre>
 */
final class RollupLayout {
    static final int COLUMNS = 4;

    private RollupLayout() {}

    static List<WholeNumbers> columns(RollupColumn rollup) {
        return List.of(
                new WholeNumbers(rollup.counts(), 0),
                WholeNumbers.of(rollup.minima()),
                WholeNumbers.of(rollup.maxima()),
                Means.toSums(rollup.means(), rollup.counts()));
    }

    /** Reads the series of that index in its group. */
    static RollupColumn read(SealedGroupReader reader, int index, int seriesId, long[] starts) {
        int first = index * COLUMNS;
        long[] counts = reader.read(first).numbers();
        return new RollupColumn(
                seriesId,
                starts,
                counts,
                reader.read(first + 1).toDoubles(),
                reader.read(first + 2).toDoubles(),
                Means.fromSums(reader.read(first + 3), counts));
    }
}
