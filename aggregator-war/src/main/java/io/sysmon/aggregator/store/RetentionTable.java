package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The table {@code kept} and the removal of what is no longer kept. Bound to one connection; confined to the writer's thread. */
final class RetentionTable {

    static final String SELECT_KEPT = """
            SELECT step, from_ts FROM kept
            """;

    static final String UPDATE_KEPT = """
            UPDATE kept SET from_ts = ? WHERE step = ? AND from_ts < ?
            """;

    /** Fresh runs stay until they are folded. */
    static final String DELETE_OLD_RUNS = """
            DELETE FROM run
             WHERE id IN (SELECT id FROM run WHERE host_id = ? AND from_ts < ? AND sealed <> 0 LIMIT 32)
            """;

    static final String DELETE_OLD_ROLLUPS = """
            DELETE FROM rollup
             WHERE rowid IN (SELECT rowid FROM rollup WHERE host_id = ? AND step = ? AND from_ts < ? LIMIT 64)
            """;

    private final Connection connection;
    private final WriteStatement updateKept;
    private final WriteStatement deleteOldRuns;
    private final WriteStatement deleteOldRollups;

    RetentionTable(Connection connection) throws SQLException {
        this.connection = connection;
        updateKept = new WriteStatement(connection, "UPDATE_KEPT", UPDATE_KEPT);
        deleteOldRuns = new WriteStatement(connection, "DELETE_OLD_RUNS", DELETE_OLD_RUNS);
        deleteOldRollups = new WriteStatement(connection, "DELETE_OLD_ROLLUPS", DELETE_OLD_ROLLUPS);
    }

    static KeptFrom readKept(Connection connection) throws SQLException {
        KeptFrom kept = KeptFrom.START;
        try (PreparedStatement select = connection.prepareStatement(SELECT_KEPT);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                kept = kept.with(Resolution.ofStep(row.getLong(1)), row.getLong(2));
            }
        }
        return kept;
    }

    /** Moves the first second that is kept forward, never back. */
    void keepFrom(Resolution resolution, long from) throws SQLException {
        updateKept.bind(1, from).bind(2, resolution.step()).bind(3, from).update();
    }

    /** Removes some of a host's rows that lie before {@code from} and tells how many; 0 when none is left. */
    int deleteSome(long hostId, Resolution resolution, long from) throws SQLException {
        if (resolution == Resolution.SAMPLES) {
            return deleteOldRuns.bind(1, hostId).bind(2, from).update();
        }
        return deleteOldRollups
                .bind(1, hostId)
                .bind(2, resolution.step())
                .bind(3, from)
                .update();
    }

    /** Takes at most so many free pages off the end of the file. */
    void vacuum(int pages) throws SQLException {
        // one page a step of the statement, which only this method runs to its end
        try (Statement vacuum = connection.createStatement()) {
            vacuum.executeUpdate("PRAGMA incremental_vacuum(" + pages + ")");
        }
    }
}
