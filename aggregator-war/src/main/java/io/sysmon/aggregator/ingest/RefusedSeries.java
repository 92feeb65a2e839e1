package io.sysmon.aggregator.ingest;

import io.sysmon.protocol.Push;
import io.sysmon.protocol.SampleColumns;
import io.sysmon.protocol.SampleFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The samples of series that the host has no room for: how many, and the first of them beside those that the reader
 * found fault with. Immutable.
 *
 * @param samples how many samples are refused
 * @param errors the first failures of the push, whatever the reason, in order of their index
 */
record RefusedSeries(int samples, List<SampleFailure> errors) {

    private static final String REASON = "series is one too many for this host";

    /** Looks for refused series in a push. */
    static RefusedSeries of(Push push, int[] seriesIds) {
        SampleColumns columns = push.samples();
        List<SampleFailure> failures = new ArrayList<>(push.failures());
        int refused = 0;
        for (int i = 0; i < columns.size(); i++) {
            int series = columns.seriesIndex(i);
            if (seriesIds[series] != PushColumns.REFUSED) {
                continue;
            }
            refused++;
            if (refused <= SampleFailure.MOST_LISTED) {
                String metricType = columns.series().get(series).metricType();
                failures.add(new SampleFailure(indexInPush(i, push.failures()), metricType, REASON));
            }
        }
        failures.sort(Comparator.comparingInt(SampleFailure::index));
        return new RefusedSeries(refused, failures.subList(0, Math.min(failures.size(), SampleFailure.MOST_LISTED)));
    }

    /**
     * Where the valid sample at {@code index} stood among all samples of the push. Only the first failures are known; a
     * sample behind the last of a full list would not be listed anyway.
     */
    private static int indexInPush(int index, List<SampleFailure> failures) {
        int position = index;
        for (SampleFailure failure : failures) {
            if (failure.index() <= position) {
                position++;
            }
        }
        return position;
    }
}
