package io.sysmon.agent.publish;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: exponential with full jitter, so that a fleet whose aggregator comes back does not
 * arrive in one instant. Confined to one thread.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 2_000;
    private static final long LONGEST_MILLIS = 30_000;
    private static final int MOST_DOUBLINGS = 4;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait after one more failure: anything up to 2 s, then 4 s, 8 s, 16 s, and 30 s from then on. */
    Duration next() {
        long bound = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return Duration.ofMillis(random.nextLong(1, bound + 1));
    }

    /** It worked: the next failure is the first again. */
    void reset() {
        failures = 0;
    }
}
