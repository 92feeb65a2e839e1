package io.sysmon.aggregator.ingest;

import io.sysmon.aggregator.domain.Limit;
import io.sysmon.aggregator.domain.Refusals;
import io.sysmon.aggregator.domain.StoreLimits;
import io.sysmon.aggregator.store.Admission;
import io.sysmon.protocol.Push;
import io.sysmon.protocol.SampleColumns;
import io.sysmon.protocol.SampleFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The samples of series that there is no room for: how many, and the first of them beside those that the reader
 * found fault with. Immutable.
 *
 * @param samples how many samples are refused
 * @param errors the first failures of the push, whatever the reason, in order of their index
 */
record RefusedSeries(int samples, List<SampleFailure> errors) {

    /** Looks for refused series in a push, and counts their samples. */
    static RefusedSeries of(Push push, int[] seriesIds, StoreLimits limits, Refusals refusals) {
        SampleColumns columns = push.samples();
        List<SampleFailure> failures = new ArrayList<>(push.failures());
        int refused = 0;
        for (int i = 0; i < columns.size(); i++) {
            int series = columns.seriesIndex(i);
            if (!Admission.isRefused(seriesIds[series])) {
                continue;
            }
            refused++;
            refusals.count(limitOf(seriesIds[series]));
            if (refused <= SampleFailure.MOST_LISTED) {
                String metricType = columns.series().get(series).metricType();
                failures.add(new SampleFailure(
                        indexInPush(i, push.failures()), metricType, reason(seriesIds[series], limits)));
            }
        }
        failures.sort(Comparator.comparingInt(SampleFailure::index));
        return new RefusedSeries(refused, failures.subList(0, Math.min(failures.size(), SampleFailure.MOST_LISTED)));
    }

    private static Limit limitOf(int refusal) {
        return switch (refusal) {
            case Admission.HOST_IS_FULL -> Limit.SERIES;
            case Admission.ALL_ARE_FULL -> Limit.SERIES_TOTAL;
            default -> Limit.SERIES_NAMES;
        };
    }

    private static String reason(int refusal, StoreLimits limits) {
        return switch (refusal) {
            case Admission.HOST_IS_FULL ->
                "series is one too many for this host, which may have " + limits.seriesOfHost();
            case Admission.ALL_ARE_FULL ->
                "series is one too many for all hosts together, which may have " + limits.seriesOfAll();
            default -> "the name of the series is one too many: there may be " + limits.names();
        };
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
