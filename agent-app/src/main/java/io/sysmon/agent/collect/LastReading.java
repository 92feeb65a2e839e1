package io.sysmon.agent.collect;

import org.jspecify.annotations.Nullable;

/** What a collector read last, to be compared with what it reads next. Confined to one thread. */
final class LastReading<T> {

    private static final double NANOS_PER_SECOND = 1e9;

    private @Nullable T last;
    private long lastNanos;

    /** Keeps {@code now} and gives the span since the reading before; {@code null} the first time, or if no time passed. */
    @Nullable Span<T> advance(T now, long nanos) {
        T before = last;
        double seconds = (nanos - lastNanos) / NANOS_PER_SECOND;
        last = now;
        lastNanos = nanos;
        return before == null || seconds <= 0 ? null : new Span<>(before, now, seconds);
    }
}
