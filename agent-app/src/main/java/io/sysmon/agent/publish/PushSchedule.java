package io.sysmon.agent.publish;

import java.time.Duration;

/**
 * The moments at which a host pushes: every interval, at an offset that follows from its name, so that the pushes of a
 * fleet spread over the interval instead of arriving together. Immutable.
 */
final class PushSchedule {

    /** A prime near the golden ratio of 2^32: neighbouring names land far apart. */
    private static final int SPREAD = 0x9E3779B1;

    private final long intervalMillis;
    private final long offsetMillis;

    PushSchedule(Duration interval, String hostname) {
        this.intervalMillis = interval.toMillis();
        this.offsetMillis = Integer.toUnsignedLong(hostname.hashCode() * SPREAD) % intervalMillis;
    }

    /** From {@code nowMillis}, Unix milliseconds, to the next moment; more than nothing, at most one interval. */
    Duration untilNext(long nowMillis) {
        long sinceLast = Math.floorMod(nowMillis - offsetMillis, intervalMillis);
        return Duration.ofMillis(intervalMillis - sinceLast);
    }
}
