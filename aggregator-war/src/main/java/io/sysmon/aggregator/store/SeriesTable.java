package io.sysmon.aggregator.store;

import io.sysmon.protocol.SeriesKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table {@code series}. Bound to one connection; confined to the writer's thread. */
final class SeriesTable {

    static final String SELECT_SERIES = """
            SELECT id, metric_type, tags FROM series
            """;

    /** The highest number ever stored, whether or not its row is still there. */
    static final String SELECT_LAST_SERIES = """
            SELECT seq FROM sqlite_sequence WHERE name = 'series'
            """;

    /** Only the number may be there already: the same series under another number is an error. */
    static final String INSERT_SERIES = """
            INSERT INTO series (id, metric_type, tags) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING
            """;

    private final WriteStatement insert;

    SeriesTable(Connection connection) throws SQLException {
        insert = new WriteStatement(connection, "INSERT_SERIES", INSERT_SERIES);
    }

    /** Fills an empty dictionary. */
    static void readAll(Connection connection, SeriesDictionary dictionary) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_SERIES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                dictionary.load(row.getInt(1), new SeriesKey(row.getString(2).intern(), row.getString(3)));
            }
        }
        try (PreparedStatement select = connection.prepareStatement(SELECT_LAST_SERIES);
                ResultSet row = select.executeQuery()) {
            if (row.next()) {
                dictionary.reserveUpTo(row.getInt(1));
            }
        }
    }

    /** Stores a series under its number, if it is not there. */
    void insert(int id, SeriesKey key) throws SQLException {
        insert.bind(1, id).bind(2, key.metricType()).bind(3, key.tags()).update();
    }
}
