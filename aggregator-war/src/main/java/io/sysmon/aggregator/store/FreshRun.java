package io.sysmon.aggregator.store;

/**
 * Samples of one push within one clock hour, encoded.
 *
 * @param from the oldest timestamp, Unix seconds
 * @param to the newest timestamp, in the same hour as {@code from}
 * @param samples as the codec made them; nobody writes to it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is
public record FreshRun(long from, long to, byte[] samples) {

    /** Requires both ends to lie within one window. */
    public FreshRun {
        if (to < from || RunWindow.startOf(from) != RunWindow.startOf(to)) {
            throw new IllegalArgumentException("a run must lie within one clock hour, found " + from + " to " + to);
        }
    }
}
