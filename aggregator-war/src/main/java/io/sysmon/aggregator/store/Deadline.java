package io.sysmon.aggregator.store;

import java.time.Duration;

/** When a read must be over, by the machine's monotonic clock. Immutable. */
public final class Deadline {

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    /** So long from now. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /**
     * Goes on while there is time.
     *
     * @throws StoreUnavailableException when there is none left
     */
    public void check() {
        if (System.nanoTime() - endNanos > 0) {
            throw new StoreUnavailableException(
                    "the query took too long; ask for a shorter span, fewer hosts or fewer metrics", 10);
        }
    }
}
