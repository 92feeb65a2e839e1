package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;

/** The runs of hosts, the reading side. Thread-safe. */
public final class Runs {

    /** In order of time by the index alone. */
    static final String SELECT_RUNS = """
            SELECT id, from_ts, samples
              FROM run
             WHERE host_id = ? AND from_ts BETWEEN ? AND ? AND to_ts >= ?
             ORDER BY from_ts
            """;

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
    public void read(Deadline deadline, Consumer<RunReading> query) {
        readers.read("SELECT_RUNS", connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT_RUNS)) {
                query.accept(new RunReading(select, deadline, problems));
            }
        });
    }

    /** Whether the database can be read: runs the statement for a host that cannot be. */
    boolean areReadable() {
        try {
            readers.read("SELECT_RUNS", Runs::readNothing);
            return true;
        } catch (StoreException | StoreUnavailableException failed) {
            problems.report("cannot read the database", failed);
            return false;
        }
    }

    private static void readNothing(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_RUNS)) {
            select.setLong(1, 0);
            select.executeQuery().close();
        }
    }
}
