package io.sysmon.agent.outbox;

import io.sysmon.protocol.SeriesKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The table of series. Whoever calls commits. */
final class SeriesTable {

    private static final String SELECT_ALL = "SELECT id, metric_type, tags FROM series";
    private static final String INSERT = "INSERT OR REPLACE INTO series (id, metric_type, tags) VALUES (?, ?, ?)";

    private final Connection connection;

    SeriesTable(Connection connection) {
        this.connection = connection;
    }

    /** By their numbers. */
    Map<Integer, SeriesKey> readAll() throws SQLException {
        Map<Integer, SeriesKey> all = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT_ALL)) {
            while (row.next()) {
                all.put(row.getInt(1), new SeriesKey(row.getString(2), row.getString(3)));
            }
        }
        return all;
    }

    void insert(int id, SeriesKey series) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, id);
            insert.setString(2, series.metricType());
            insert.setString(3, series.tags());
            insert.executeUpdate();
        }
    }
}
