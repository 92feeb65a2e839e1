package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** The history of hosts, the reading side. Thread-safe. */
public final class Runs {

    private final Path database;
    private final Readers readers;
    private final Problems problems;

    Runs(Path database, Readers readers, Problems problems) {
        this.database = database;
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

    /**
     * Whether the database can be read: one small table, on a connection that is opened for it. Readers that are all busy with
     * long queries are no reason to be called ill, nor to wait for them.
     */
    boolean areReadable() {
        try (Connection connection = Connections.reading(database).getConnection()) {
            RetentionTable.readKept(connection);
            return true;
        } catch (SQLException failed) {
            problems.report("cannot read the database", failed);
            return false;
        }
    }
}
