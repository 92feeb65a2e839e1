package io.sysmon.aggregator.codec;

/** What a run is made for. Both kinds are read by the same {@link RunReader} and give back the same samples. */
public enum RunKind {
    /** What one push brought: made while the agent waits for its answer, so quick to encode and small enough. */
    FRESH,
    /** A closed window of many pushes merged: encoded once, in the background, and as small as can be. */
    SEALED
}
