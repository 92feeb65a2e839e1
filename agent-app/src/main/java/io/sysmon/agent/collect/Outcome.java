package io.sysmon.agent.collect;

import org.jspecify.annotations.Nullable;

/** What came of one reading of a collector. */
public sealed interface Outcome permits Readings, Outcome.Absent, Outcome.Failed, Outcome.Pending {

    /** The readings when nothing was malformed, else a failure that keeps what could be read. */
    static Outcome of(Readings readings, @Nullable String malformed) {
        return malformed == null ? readings : new Failed(malformed, readings);
    }

    /**
     * The kernel does not have this, which is no failure. Immutable.
     *
     * @param reason for example the file that is not there
     */
    record Absent(String reason) implements Outcome {}

    /**
     * Something should have been read and was not. Immutable.
     *
     * @param reason what failed, on what
     * @param salvaged what could be read all the same
     */
    record Failed(String reason, Readings salvaged) implements Outcome {}

    /** A slow collector has nothing new yet. Immutable. */
    record Pending() implements Outcome {}
}
