package io.sysmon.agent.collect;

import java.util.function.ToDoubleFunction;

/**
 * Two readings of one thing and the time between them. Immutable.
 *
 * @param seconds above 0, by the monotonic clock
 */
record Span<T>(T before, T after, double seconds) {

    /** How far a counter went; {@code NaN} when it is absent or went backwards, by a reset or at its end. */
    double growth(ToDoubleFunction<T> counter) {
        double growth = counter.applyAsDouble(after) - counter.applyAsDouble(before);
        return growth >= 0 ? growth : Double.NaN;
    }

    /** How far a counter went in a second; {@code NaN} as {@link #growth}. */
    double perSecond(ToDoubleFunction<T> counter) {
        return growth(counter) / seconds;
    }

    /** The same time for another thing, for example one device of many. */
    <P> Span<P> of(P partBefore, P partAfter) {
        return new Span<>(partBefore, partAfter, seconds);
    }
}
