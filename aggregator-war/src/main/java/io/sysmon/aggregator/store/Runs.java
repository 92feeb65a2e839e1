package io.sysmon.aggregator.store;

import java.util.function.Function;

/** The history of hosts, the reading side. Thread-safe. */
public final class Runs {

    private final Readers readers;
    private final Problems problems;

    Runs(Readers readers, Problems problems) {
        this.readers = readers;
        this.problems = problems;
    }

    /**
     * Reads as many spans as one query needs on one connection, which is given back when {@code query} returns; so it must
     * wait for nothing else.
     *
     * @throws StoreUnavailableException when the deadline passes or all readers stay busy
     * @throws StoreException when the database cannot be read
     */
    public <T> T read(Deadline deadline, Function<HistorySnapshot, T> query) {
        return readers.get("SELECT_KEPT", connection -> {
            try (HistorySnapshot snapshot = HistorySnapshot.begin(connection, deadline, problems)) {
                return query.apply(snapshot);
            }
        });
    }

    /** Whether the database can be read: one small table. */
    boolean areReadable() {
        try {
            readers.get("SELECT_KEPT", RetentionTable::readKept);
            return true;
        } catch (StoreException | StoreUnavailableException failed) {
            problems.report("cannot read the database", failed);
            return false;
        }
    }
}
