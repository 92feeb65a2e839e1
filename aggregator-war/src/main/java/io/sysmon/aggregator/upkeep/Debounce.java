package io.sysmon.aggregator.upkeep;

import io.sysmon.aggregator.store.FreshWindow;
import java.util.function.Predicate;

/**
 * Which windows are due. A closed one, once nothing arrived for it for a while: a backlog comes in many pushes, and each
 * sealing merges all of the window again. However it goes on, what arrived does not wait for ever, nor grow large.
 *
 * <p>An arrival in the future is one from before the clock was put back, and long ago.
 *
 * @param now the aggregator's clock, Unix seconds
 */
record Debounce(long now) implements Predicate<FreshWindow> {

    /** What the last pushes of a window take to arrive. */
    static final long GRACE_SECONDS = 120;

    /** A backlog's pushes follow each other within seconds. */
    static final long QUIET_SECONDS = 30;

    /** The longest wait of a window that is never quiet. */
    static final long LONGEST_WAIT_SECONDS = 900;

    /** Some 5 million samples. */
    static final long MOST_BYTES = 8 << 20;

    @Override
    public boolean test(FreshWindow window) {
        boolean closed = window.end() + GRACE_SECONDS <= now;
        return closed
                && (Math.abs(now - window.lastArrival()) >= QUIET_SECONDS
                        || now - window.firstArrival() >= LONGEST_WAIT_SECONDS
                        || window.bytes() >= MOST_BYTES);
    }
}
