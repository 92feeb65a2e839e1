package io.sysmon.aggregator.upkeep;

import io.sysmon.aggregator.store.Progress;

/**
 * The compaction that somebody asked a running aggregator for: one at a time, and who asks meanwhile shares it. Done by the
 * upkeep's own thread between two rounds. Thread-safe; guarded by this object.
 */
public final class Compactions implements Progress {

    private CompactionStatus status = CompactionStatus.NONE;
    private Runnable alarm = () -> {};

    Compactions() {}

    /** Says what to do so that {@link Upkeep#round} comes soon when somebody asks; it returns at once. */
    public synchronized void whenRequested(Runnable newAlarm) {
        alarm = newAlarm;
    }

    /** Asks for one and returns at once. */
    public synchronized CompactionStatus request() {
        if (!status.isUnfinished()) {
            status = status.next();
            alarm.run();
        }
        return status;
    }

    /** The last one that was asked for. */
    public synchronized CompactionStatus status() {
        return status;
    }

    @Override
    public synchronized void advanced(String part, long done, long total) {
        status = status.at(part, done, total);
    }

    /** Whether one is waiting; if so, it runs from now on. */
    synchronized boolean begin() {
        boolean waiting = status.state() == CompactionStatus.State.WAITING;
        if (waiting) {
            status = status.at("", 0, 0);
        }
        return waiting;
    }

    synchronized void end(Compacted compacted) {
        status = status.done(compacted);
    }

    synchronized void fail(String reason) {
        status = status.failed(reason);
    }
}
