package io.sysmon.aggregator.store;

/** What a transaction of the writer is for. */
public enum StepKind {
    /** Pushes that waited, all of them together. */
    PUSHES,
    /** Newest samples that the table does not have yet, some hosts'. */
    LATEST,
    /** A sealed window in the place of its runs. */
    SEAL,
    /** A new border of what is kept. */
    KEEP,
    /** Rows that are no longer kept, a few. */
    REMOVE,
    /** Free pages given back, a few. */
    SHRINK,
    /** A host forgotten, and then its rows, a few at a time. */
    FORGET,
    /** When tokens were last used. */
    TOKENS
}
