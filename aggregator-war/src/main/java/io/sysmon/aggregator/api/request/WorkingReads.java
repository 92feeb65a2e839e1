package io.sysmon.aggregator.api.request;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The reads whose answers are being made, from the first look to the first byte that is written: fewer than there are
 * processors, one after the other, so that a push that comes meanwhile finds a processor. Who has waited for some seconds goes
 * on all the same: what is quick must not wait for what is slow. That is longer than a line of all reads of one client takes,
 * or they would all go on at once. Thread-safe.
 */
public final class WorkingReads {

    private static final long PATIENCE_MILLIS = 3_000;

    private final int most;
    private final Semaphore places;
    private final long patienceMillis;

    /** One less than this machine has processors, at least one. */
    public WorkingReads() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), PATIENCE_MILLIS);
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

    /** For a read that is so small that it need not wait for the others. */
    public Place none() {
        return new Place(true);
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
