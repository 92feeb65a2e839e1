package io.sysmon.agent.collect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs another collector on a thread other than the tick's, every so often. A tick that comes while there is nothing new
 * gets {@link Outcome.Pending}; the first tick after the reading gets it, and stamps it. A reading that takes too long
 * is reported as failed at each time it would have been due, and none is begun beside it. Confined to the tick's thread;
 * the other collector runs on one thread at a time.
 */
final class SlowCollector implements Collector {

    private static final Outcome PENDING = new Outcome.Pending();

    private final Collector collector;
    private final Executor background;
    private final long periodNanos;
    private @Nullable CompletableFuture<Outcome> running;
    private long dueNanos;
    private boolean begun;

    /** Reads {@code collector} on {@code background} every {@code period}, for the first time at once. */
    SlowCollector(Collector collector, Executor background, Duration period) {
        this.collector = collector;
        this.background = background;
        this.periodNanos = period.toNanos();
    }

    @Override
    public String name() {
        return collector.name();
    }

    @Override
    public Outcome read(long nanos) {
        CompletableFuture<Outcome> finished = running;
        if (finished != null && finished.isDone()) {
            running = null;
            return finished.join();
        }
        if (begun && nanos - dueNanos < 0) {
            return PENDING;
        }
        begun = true;
        dueNanos = nanos + periodNanos;
        if (finished != null) {
            return new Outcome.Failed("no answer within " + periodNanos / 1_000_000_000L + " s", new Readings());
        }
        running = CompletableFuture.supplyAsync(() -> collector.collect(nanos), background);
        return PENDING;
    }
}
