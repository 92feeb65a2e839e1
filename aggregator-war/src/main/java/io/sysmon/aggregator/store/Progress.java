package io.sysmon.aggregator.store;

/** Is told how far long work is, on the thread that does it. */
@FunctionalInterface
public interface Progress {

    /** For work that nobody watches. */
    Progress UNWATCHED = (part, done, total) -> {};

    /**
     * So much of a part is done.
     *
     * @param part what is being done, for people
     * @param done in a unit of the part's own
     * @param total in the same unit, an estimate; 0 when it is not known
     */
    void advanced(String part, long done, long total);
}
