package io.sysmon.aggregator.store;

/**
 * A window of a host that has runs which are not sealed yet. Immutable.
 *
 * @param hostId the host's number
 * @param start the window's first second, Unix time
 * @param runs how many fresh runs it has
 * @param bytes how much they take
 * @param firstArrival when the first of them was committed: the aggregator's clock, Unix seconds
 * @param lastArrival when the last of them was
 */
public record FreshWindow(long hostId, long start, int runs, long bytes, long firstArrival, long lastArrival) {

    /** The first second after the window. */
    public long end() {
        return start + RunWindow.SECONDS;
    }

    FreshWindow plus(long addedBytes, long now) {
        return new FreshWindow(hostId, start, runs + 1, bytes + addedBytes, firstArrival, now);
    }

    /** What is left: all that came after those that are folded now. */
    FreshWindow minus(int foldedRuns, long foldedBytes) {
        return new FreshWindow(hostId, start, runs - foldedRuns, bytes - foldedBytes, lastArrival, lastArrival);
    }
}
