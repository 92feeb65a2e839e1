package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table {@code host}. Bound to one connection; confined to the writer's thread. */
final class HostTable {

    static final String SELECT_HOSTS = """
            SELECT id, hostname, first_seen, last_seen, tags, version, platform, instance, conflict_seen
              FROM host
            """;

    static final String INSERT_HOST = """
            INSERT INTO host (hostname, first_seen, last_seen, tags, version, platform, instance)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            RETURNING id
            """;

    static final String UPDATE_HOST = """
            UPDATE host
               SET last_seen = ?, tags = ?, version = ?, platform = ?, instance = ?, conflict_seen = ?
             WHERE id = ?
            """;

    static final String TOUCH_HOST = """
            UPDATE host SET last_seen = ? WHERE id = ?
            """;

    static final String DELETE_HOST = """
            DELETE FROM host WHERE id = ?
            """;

    private final WriteStatement insert;
    private final WriteStatement update;
    private final WriteStatement touch;
    private final WriteStatement delete;

    HostTable(Connection connection) throws SQLException {
        insert = new WriteStatement(connection, "INSERT_HOST", INSERT_HOST);
        update = new WriteStatement(connection, "UPDATE_HOST", UPDATE_HOST);
        touch = new WriteStatement(connection, "TOUCH_HOST", TOUCH_HOST);
        delete = new WriteStatement(connection, "DELETE_HOST", DELETE_HOST);
    }

    /** All hosts by name. */
    static Map<String, HostRecord> readAll(Connection connection) throws SQLException {
        Map<String, HostRecord> hosts = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT_HOSTS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                hosts.put(row.getString(2), readRow(row));
            }
        }
        return hosts;
    }

    /** Stores a host that is not there yet and gives it its number. */
    HostRecord insert(String hostname, HostRecord host) throws SQLException {
        long id = insert.bind(1, hostname)
                .bind(2, host.firstSeen())
                .bind(3, host.lastSeen())
                .bind(4, TagsJson.write(host.tags()))
                .bind(5, host.version())
                .bind(6, host.platform())
                .bind(7, host.instance())
                .updateReturning();
        return host.withId(id);
    }

    /** Stores what a push changed. */
    void update(HostRecord before, HostRecord after) throws SQLException {
        if (after.saysTheSameAs(before)) {
            touch.bind(1, after.lastSeen()).bind(2, after.id()).update();
            return;
        }
        update.bind(1, after.lastSeen())
                .bind(2, TagsJson.write(after.tags()))
                .bind(3, after.version())
                .bind(4, after.platform())
                .bind(5, after.instance())
                .bind(6, after.conflictSeen())
                .bind(7, after.id())
                .update();
    }

    void delete(long id) throws SQLException {
        delete.bind(1, id).update();
    }

    private static HostRecord readRow(ResultSet row) throws SQLException {
        long lastSeen = row.getLong(4);
        return new HostRecord(
                row.getLong(1),
                row.getLong(3),
                lastSeen,
                TagsJson.read(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                lastSeen,
                row.getLong(9));
    }
}
