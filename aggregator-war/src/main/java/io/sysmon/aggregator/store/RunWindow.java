package io.sysmon.aggregator.store;

/**
 * The grid that runs lie on: clock hours of Unix time. No run crosses a border, so that an hour can be read, merged and
 * sealed by itself, and the index finds the runs of a span in a bounded range.
 */
public final class RunWindow {

    /** How long a window is. */
    public static final long SECONDS = 3600;

    private RunWindow() {}

    /** The first second of the window that a timestamp, not negative, lies in. */
    public static long startOf(long timestamp) {
        return timestamp - timestamp % SECONDS;
    }
}
