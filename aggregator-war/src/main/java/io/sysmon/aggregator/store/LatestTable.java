package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The tables {@code latest} and {@code latest_mark}. Bound to one connection; confined to the writer's thread. */
final class LatestTable {

    static final String SELECT_LATEST = """
            SELECT host_id, series_id, ts, value FROM latest ORDER BY host_id, series_id
            """;

    /** Rows that did not change cost no page. */
    static final String UPSERT_LATEST = """
            INSERT INTO latest (host_id, series_id, ts, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (host_id, series_id) DO UPDATE SET ts = excluded.ts, value = excluded.value
             WHERE ts <> excluded.ts OR value <> excluded.value
            """;

    static final String DELETE_LATEST = """
            DELETE FROM latest WHERE host_id = ?
            """;

    static final String SELECT_MARK = """
            SELECT run_id FROM latest_mark
            """;

    static final String UPDATE_MARK = """
            UPDATE latest_mark SET run_id = ?
            """;

    private final Connection connection;
    private final WriteStatement upsert;
    private final WriteStatement delete;
    private final WriteStatement updateMark;

    LatestTable(Connection connection) throws SQLException {
        this.connection = connection;
        upsert = new WriteStatement(connection, "UPSERT_LATEST", UPSERT_LATEST);
        delete = new WriteStatement(connection, "DELETE_LATEST", DELETE_LATEST);
        updateMark = new WriteStatement(connection, "UPDATE_MARK", UPDATE_MARK);
    }

    /** Up to which run the table is complete. */
    static long readMark(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_MARK);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("SELECT_MARK: latest_mark has no row");
            }
            return row.getLong(1);
        }
    }

    /** Fills the entries of hosts; {@code hosts} gives an entry or {@code null} for a host's number. */
    static void readAll(Connection connection, LongFunction<@Nullable HostEntry> hosts) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_LATEST);
                ResultSet row = select.executeQuery()) {
            Rows rows = new Rows(hosts);
            while (row.next()) {
                rows.add(row);
            }
            rows.finishHost();
        }
    }

    /** Stores the newest samples of one host. */
    void upsert(long hostId, NewestSamples newest) throws SQLException {
        for (int i = 0; i < newest.size(); i++) {
            upsert.bind(1, hostId)
                    .bind(2, newest.seriesIds()[i])
                    .bind(3, newest.timestamps()[i])
                    .bind(4, newest.values()[i])
                    .update();
        }
    }

    /** Up to which run the table is complete, as this transaction sees it. */
    long mark() throws SQLException {
        return readMark(connection);
    }

    void updateMark(long runId) throws SQLException {
        updateMark.bind(1, runId).update();
    }

    void delete(long hostId) throws SQLException {
        delete.bind(1, hostId).update();
    }

    /** The rows of one host after another. */
    private static final class Rows {

        private record Row(int seriesId, long timestamp, double value) {}

        private final LongFunction<@Nullable HostEntry> hosts;
        private final List<Row> rows = new ArrayList<>();
        private long hostId;

        Rows(LongFunction<@Nullable HostEntry> hosts) {
            this.hosts = hosts;
        }

        void add(ResultSet row) throws SQLException {
            if (row.getLong(1) != hostId) {
                finishHost();
                hostId = row.getLong(1);
            }
            rows.add(new Row(row.getInt(2), row.getLong(3), row.getDouble(4)));
        }

        void finishHost() {
            HostEntry host = hosts.apply(hostId);
            if (host != null) {
                NewestSamples newest = new NewestSamples(
                        rows.stream().mapToInt(Row::seriesId).toArray(),
                        rows.stream().mapToLong(Row::timestamp).toArray(),
                        rows.stream().mapToDouble(Row::value).toArray());
                host.apply(newest, 0);
            }
            rows.clear();
        }
    }
}
