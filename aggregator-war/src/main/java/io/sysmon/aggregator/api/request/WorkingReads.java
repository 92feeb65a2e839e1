package io.sysmon.aggregator.api.request;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The reads whose answers are being made, from the first look to the first byte that is written: about as many as there are
 * processors, one after the other, so that a push that comes meanwhile shares its processor with few. Who has waited for
 * half a second goes on all the same: what is quick must not wait for what is slow. Thread-safe.
 */
public final class WorkingReads {

    private static final long PATIENCE_MILLIS = 500;

    private final int most;
    private final Semaphore places;
    private final long patienceMillis;

    /** As many as this machine has processors, at least two. */
    public WorkingReads() {
        this(Math.max(2, Runtime.getRuntime().availableProcessors()), PATIENCE_MILLIS);
    }

    WorkingReads(int most, long patienceMillis) {
        this.most = most;
        this.places = new Semaphore(most, true);
        this.patienceMillis = patienceMillis;
    }

    /** How many have a place. */
    int size() {
        return most - places.availablePermits();
    }

    /** Waits for a place, and not too long; the caller closes it when it begins to write, or does not come to that. */
    public Place enter() {
        try {
            return new Place(!places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Place(true);
        }
    }

    /** One read's. */
    public final class Place implements AutoCloseable {

        private final AtomicBoolean isOver;

        private Place(boolean isNone) {
            isOver = new AtomicBoolean(isNone);
        }

        /** Gives it up, once. */
        @Override
        public void close() {
            if (!isOver.getAndSet(true)) {
                places.release();
            }
        }
    }
}
