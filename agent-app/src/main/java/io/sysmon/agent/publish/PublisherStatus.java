package io.sysmon.agent.publish;

/**
 * How pushing goes. Immutable.
 *
 * @param failures pushes that were not acknowledged, since the agent started
 * @param lastPushSeconds how long the last push took, from building its body to reading the answer; {@code NaN} before it
 * @param timeOffsetSeconds the aggregator's clock less this host's at the last acknowledged push, ± 1 s; {@code NaN}
 *     before it
 */
public record PublisherStatus(long failures, double lastPushSeconds, double timeOffsetSeconds) {

    static final PublisherStatus NEW = new PublisherStatus(0, Double.NaN, Double.NaN);

    PublisherStatus afterFailure(double pushSeconds) {
        return new PublisherStatus(failures + 1, pushSeconds, timeOffsetSeconds);
    }

    PublisherStatus afterSuccess(double pushSeconds, double offsetSeconds) {
        return new PublisherStatus(failures, pushSeconds, offsetSeconds);
    }
}
