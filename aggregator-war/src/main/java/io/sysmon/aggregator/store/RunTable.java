package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table {@code run}, the writing side. Bound to one connection; confined to the writer's thread. */
final class RunTable {

    static final String INSERT_RUN = """
            INSERT INTO run (id, host_id, from_ts, to_ts, sealed, samples) VALUES (?, ?, ?, ?, 0, ?)
            """;

    static final String SELECT_LAST_RUN = """
            SELECT max(id) FROM run
            """;

    static final String SELECT_RUNS_SINCE = """
            SELECT id, host_id, from_ts, to_ts, samples FROM run WHERE id > ? ORDER BY id
            """;

    static final String DELETE_SOME_RUNS = """
            DELETE FROM run
             WHERE id IN (SELECT id FROM run WHERE host_id = ? ORDER BY from_ts LIMIT 256)
            """;

    static final String DELETE_SOME_ROLLUPS = """
            DELETE FROM rollup
             WHERE rowid IN (SELECT rowid FROM rollup WHERE host_id = ? ORDER BY step, from_ts LIMIT 256)
            """;

    private final WriteStatement insert;
    private final WriteStatement deleteSomeRuns;
    private final WriteStatement deleteSomeRollups;

    RunTable(Connection connection) throws SQLException {
        insert = new WriteStatement(connection, "INSERT_RUN", INSERT_RUN);
        deleteSomeRuns = new WriteStatement(connection, "DELETE_SOME_RUNS", DELETE_SOME_RUNS);
        deleteSomeRollups = new WriteStatement(connection, "DELETE_SOME_ROLLUPS", DELETE_SOME_ROLLUPS);
    }

    /** The highest number of a run, 0 when there is none. */
    static long readLastId(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_LAST_RUN);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Shows every run after {@code afterId} in order of arrival. */
    static void readSince(Connection connection, long afterId, ArrivedRunVisitor visitor) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_RUNS_SINCE)) {
            select.setLong(1, afterId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Place place = Place.ofRun(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
                    visitor.visit(place, row.getBytes(5));
                }
            }
        }
    }

    void insert(long id, long hostId, FreshRun run) throws SQLException {
        insert.bind(1, id)
                .bind(2, hostId)
                .bind(3, run.from())
                .bind(4, run.to())
                .bind(5, run.samples())
                .update();
    }

    /** Removes some of a forgotten host's runs and roll-ups and tells how many; 0 when none is left. */
    int deleteSome(long hostId) throws SQLException {
        return deleteSomeRuns.bind(1, hostId).update()
                + deleteSomeRollups.bind(1, hostId).update();
    }

    /** Takes runs as they are read. */
    @FunctionalInterface
    interface ArrivedRunVisitor {
        void visit(Place place, byte[] samples) throws SQLException;
    }
}
