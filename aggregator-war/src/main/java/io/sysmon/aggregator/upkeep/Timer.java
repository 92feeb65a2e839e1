package io.sysmon.aggregator.upkeep;

import java.time.Duration;

/** Says when something that is done now and then is due: at once, and so long after it was last. Confined to one thread. */
final class Timer {

    private final long pauseNanos;
    private long dueNanos = System.nanoTime();

    Timer(Duration pause) {
        this.pauseNanos = pause.toNanos();
    }

    /** Whether it is due; if so, the next pause begins. */
    boolean isDue() {
        long now = System.nanoTime();
        if (now - dueNanos < 0) {
            return false;
        }
        dueNanos = now + pauseNanos;
        return true;
    }
}
