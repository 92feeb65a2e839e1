package io.sysmon.aggregator.store;

import io.sysmon.protocol.SeriesKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dictionary as a file has it, read as far as it is needed. Bound to one connection; confined to its thread. */
final class StoredSeries {

    static final String SELECT_ONE_SERIES = """
            SELECT metric_type, tags FROM series WHERE id = ?
            """;

    private final Connection connection;
    private final Map<Integer, SeriesKey> known = new HashMap<>();

    StoredSeries(Connection connection) {
        this.connection = connection;
    }

    /** The series of a number, or {@code null} when the file has none. */
    @Nullable SeriesKey find(int id) throws SQLException {
        SeriesKey key = known.get(id);
        if (key == null) {
            key = read(id);
            if (key != null) {
                known.put(id, key);
            }
        }
        return key;
    }

    private @Nullable SeriesKey read(int id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_ONE_SERIES)) {
            select.setInt(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new SeriesKey(row.getString(1), row.getString(2)) : null;
            }
        }
    }
}
