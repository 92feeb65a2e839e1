package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The tables {@code run} and {@code rollup} as sealing writes them. Bound to one connection; confined to the writer's thread. */
final class SealingTable {

    static final String DELETE_RUN = """
            DELETE FROM run WHERE id = ?
            """;

    static final String INSERT_SEALED_RUN = """
            INSERT INTO run (id, host_id, from_ts, to_ts, sealed, samples) VALUES (?, ?, ?, ?, 1, ?)
            """;

    /** A damaged run is neither merged nor thrown away: a fresh one becomes 2, a sealed one 3. */
    static final String SET_RUN_ASIDE = """
            UPDATE run SET sealed = sealed + 2 WHERE id = ? AND sealed < 2
            """;

    static final String UPSERT_ROLLUP = """
            INSERT INTO rollup (host_id, step, from_ts, to_ts, buckets) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (host_id, step, from_ts) DO UPDATE SET to_ts = excluded.to_ts, buckets = excluded.buckets
            """;

    private final WriteStatement deleteRun;
    private final WriteStatement insertSealedRun;
    private final WriteStatement setRunAside;
    private final WriteStatement upsertRollup;

    SealingTable(Connection connection) throws SQLException {
        deleteRun = new WriteStatement(connection, "DELETE_RUN", DELETE_RUN);
        insertSealedRun = new WriteStatement(connection, "INSERT_SEALED_RUN", INSERT_SEALED_RUN);
        setRunAside = new WriteStatement(connection, "SET_RUN_ASIDE", SET_RUN_ASIDE);
        upsertRollup = new WriteStatement(connection, "UPSERT_ROLLUP", UPSERT_ROLLUP);
    }

    /** Removes runs and tells how many there were. */
    int delete(long[] runIds) throws SQLException {
        int deleted = 0;
        for (long id : runIds) {
            deleted += deleteRun.bind(1, id).update();
        }
        return deleted;
    }

    /** Marks damaged runs and tells how many there were. */
    int setAside(long[] runIds) throws SQLException {
        int marked = 0;
        for (long id : runIds) {
            marked += setRunAside.bind(1, id).update();
        }
        return marked;
    }

    void insert(long hostId, SealedWindow.Run run) throws SQLException {
        insertSealedRun
                .bind(1, run.id())
                .bind(2, hostId)
                .bind(3, run.from())
                .bind(4, run.to())
                .bind(5, run.samples())
                .update();
    }

    void upsert(long hostId, SealedWindow.Rollup rollup) throws SQLException {
        upsertRollup
                .bind(1, hostId)
                .bind(2, rollup.resolution().step())
                .bind(3, rollup.from())
                .bind(4, rollup.from() + rollup.resolution().rowSeconds() - 1)
                .bind(5, rollup.buckets())
                .update();
    }
}
