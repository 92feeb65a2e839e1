package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.store.KeptFrom;
import io.sysmon.aggregator.store.Resolution;

/**
 * What a chart shows. Immutable.
 *
 * @param from the first second, Unix time
 * @param to the last second
 * @param points the most points a series may have
 * @param step seconds of a bucket, should there be more samples than points
 * @param sampled whether samples are kept for all of it, so that few may be shown as they are
 */
record ChartSpan(long from, long to, int points, long step, boolean sampled) {

    static ChartSpan of(HistoryRequest request, KeptFrom kept) {
        Resolution finest = finest(request.from(), kept);
        long step = BucketStep.of(request.from(), request.to(), request.points(), finest.step());
        return new ChartSpan(request.from(), request.to(), request.points(), step, finest == Resolution.SAMPLES);
    }

    /** Empty buckets, for which the budget must have room. */
    Buckets buckets(PointBudget budget) {
        budget.take(Math.toIntExact(BucketStep.buckets(from, to, step)));
        return new Buckets(from, to, step);
    }

    /** The finest resolution that is kept for all of the span, or for as much of it as any is. */
    private static Resolution finest(long from, KeptFrom kept) {
        long oldest = Math.min(kept.samples(), Math.min(kept.minutes(), kept.hours()));
        long first = Math.max(from, oldest);
        if (kept.samples() <= first) {
            return Resolution.SAMPLES;
        }
        return kept.minutes() <= first ? Resolution.MINUTES : Resolution.HOURS;
    }
}
