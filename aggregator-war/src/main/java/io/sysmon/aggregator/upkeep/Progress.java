package io.sysmon.aggregator.upkeep;

/** Is told how far long work is, on the thread that does it. */
@FunctionalInterface
public interface Progress {

    /** For work that nobody watches. */
    Progress UNWATCHED = (done, total) -> {};

    /** So much of the current part is done; a lower {@code done} than before begins another part. */
    void advanced(long done, long total);
}
