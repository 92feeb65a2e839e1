package io.sysmon.aggregator.query;

/** How wide the buckets of a chart are. Pure functions. */
final class BucketStep {

    /** Seconds that divide each other or a minute, an hour, a day, so that borders stay put while a span slides. */
    private static final long[] ROUND = {
        1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400
    };

    private BucketStep() {}

    /**
     * The narrowest round step, {@code least} or more, by which a span, both ends included, has at most {@code points}
     * buckets.
     */
    static long of(long from, long to, int points, long least) {
        for (long step : ROUND) {
            if (step >= least && buckets(from, to, step) <= points) {
                return step;
            }
        }
        long step = ROUND[ROUND.length - 1];
        while (buckets(from, to, step) > points) {
            step *= 2;
        }
        return step;
    }

    /** How many multiples of {@code step} have seconds of the span in their bucket. */
    static long buckets(long from, long to, long step) {
        return to / step - from / step + 1;
    }
}
