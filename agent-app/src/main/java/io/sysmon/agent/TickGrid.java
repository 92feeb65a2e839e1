package io.sysmon.agent;

/**
 * The wall-clock times at which ticks are due: multiples of the interval since 1970, so that the ticks of all hosts carry
 * the same timestamps. Confined to one thread.
 */
final class TickGrid {

    private final long intervalMillis;
    private long dueMillis;

    /** A grid whose first tick is due at once, and stamped with the grid time that has passed last. */
    TickGrid(long intervalMillis, long nowMillis) {
        this.intervalMillis = intervalMillis;
        this.dueMillis = floor(nowMillis);
    }

    /**
     * The grid time, in Unix milliseconds, of a tick that begins now: the one that was due, unless the clock was set or
     * the host slept; then the last one that has passed by the clock as it is.
     */
    long stamp(long nowMillis) {
        boolean onTime = Math.abs(nowMillis - dueMillis) < intervalMillis;
        long stamp = onTime ? dueMillis : floor(nowMillis);
        dueMillis = stamp + intervalMillis;
        return stamp;
    }

    /** How long to wait for the next tick; nothing when it is due. */
    long millisUntilDue(long nowMillis) {
        return Math.max(0, Math.min(dueMillis - nowMillis, 2 * intervalMillis));
    }

    private long floor(long millis) {
        return Math.floorDiv(millis, intervalMillis) * intervalMillis;
    }
}
