package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.HistoryRequest;

/**
 * What a chart shows. Immutable.
 *
 * @param from the first second, Unix time
 * @param to the last second
 * @param points the most points a series may have
 * @param step seconds of a bucket, should there be more samples than points
 */
record ChartSpan(long from, long to, int points, long step) {

    static ChartSpan of(HistoryRequest request) {
        long step = BucketStep.of(request.from(), request.to(), request.points());
        return new ChartSpan(request.from(), request.to(), request.points(), step);
    }

    boolean contains(long timestamp) {
        return timestamp >= from && timestamp <= to;
    }

    /** Empty buckets, for which the budget must have room. */
    Buckets buckets(PointBudget budget) {
        budget.take(Math.toIntExact(BucketStep.buckets(from, to, step)));
        return new Buckets(from, to, step);
    }
}
