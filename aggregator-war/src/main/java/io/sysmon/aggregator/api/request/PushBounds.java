package io.sysmon.aggregator.api.request;

import java.time.Duration;

/**
 * What the body of one push may be. Immutable.
 *
 * @param bytes at most, inflated
 * @param inflation how many times its size a compressed body may inflate to, beyond {@link #FREE_BYTES}
 * @param time that it may take to come
 */
public record PushBounds(long bytes, int inflation, Duration time) {

    /** A small body may inflate as it likes: a column of zeros does. */
    static final long FREE_BYTES = 1 << 20;

    /** 32 MiB, 200 times, a minute. */
    public static final PushBounds DEFAULT = new PushBounds(32L << 20, 200, Duration.ofMinutes(1));
}
