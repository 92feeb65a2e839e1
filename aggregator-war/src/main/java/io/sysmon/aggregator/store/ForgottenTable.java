package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The table {@code forgotten_host}: hosts whose runs are still being removed. Bound to one connection; confined to the
 * writer's thread.
 */
final class ForgottenTable {

    static final String SELECT_FORGOTTEN = """
            SELECT host_id FROM forgotten_host
            """;

    static final String INSERT_FORGOTTEN = """
            INSERT INTO forgotten_host (host_id) VALUES (?)
            """;

    static final String DELETE_FORGOTTEN = """
            DELETE FROM forgotten_host WHERE host_id = ?
            """;

    private final WriteStatement insert;
    private final WriteStatement delete;

    ForgottenTable(Connection connection) throws SQLException {
        insert = new WriteStatement(connection, "INSERT_FORGOTTEN", INSERT_FORGOTTEN);
        delete = new WriteStatement(connection, "DELETE_FORGOTTEN", DELETE_FORGOTTEN);
    }

    static Queue<Long> readAll(Connection connection) throws SQLException {
        Queue<Long> hostIds = new ArrayDeque<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT_FORGOTTEN);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                hostIds.add(row.getLong(1));
            }
        }
        return hostIds;
    }

    void insert(long hostId) throws SQLException {
        insert.bind(1, hostId).update();
    }

    void delete(long hostId) throws SQLException {
        delete.bind(1, hostId).update();
    }
}
