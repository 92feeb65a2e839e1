package io.sysmon.agent.outbox;

import io.sysmon.protocol.SeriesKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Small numbers for series, so that a tick does not repeat their names. Guarded by the outbox, but for {@link #get},
 * which any thread may call for a number that was committed.
 *
 * <p>What was given within a transaction that failed does not count: {@link #reload} forgets it.
 */
final class SeriesDictionary {

    private static final String SELECT_SERIES = "SELECT id, metric_type, tags FROM series";
    private static final String INSERT_SERIES = "INSERT INTO series (id, metric_type, tags) VALUES (?, ?, ?)";

    private final Connection connection;

    /** By metric type, then by tags: a look-up makes no object. */
    private final Map<String, Map<String, Integer>> ids = new HashMap<>();

    private final Map<Integer, SeriesKey> keys = new ConcurrentHashMap<>();
    private int highestId;

    /** The dictionary as the file has it. */
    SeriesDictionary(Connection connection) throws SQLException {
        this.connection = connection;
        reload();
    }

    /** The series' number; a new series is written to the file within the transaction that is open. */
    int idOf(String metricType, String tags) throws SQLException {
        Map<String, Integer> idsByTags = ids.computeIfAbsent(metricType, type -> new HashMap<>());
        Integer id = idsByTags.get(tags);
        return id == null ? insert(metricType, tags) : id;
    }

    /** The series with this number. */
    SeriesKey get(int id) {
        SeriesKey key = keys.get(id);
        if (key == null) {
            throw new OutboxException("cannot read tick: it has series " + id + ", which the outbox does not know");
        }
        return key;
    }

    /** Reads the dictionary from the file again. */
    void reload() throws SQLException {
        ids.clear();
        highestId = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT_SERIES)) {
            while (row.next()) {
                remember(row.getInt(1), row.getString(2), row.getString(3));
            }
        }
    }

    private int insert(String metricType, String tags) throws SQLException {
        int id = highestId + 1;
        try (PreparedStatement insert = connection.prepareStatement(INSERT_SERIES)) {
            insert.setInt(1, id);
            insert.setString(2, metricType);
            insert.setString(3, tags);
            insert.executeUpdate();
        }
        remember(id, metricType, tags);
        return id;
    }

    private void remember(int id, String metricType, String tags) {
        ids.computeIfAbsent(metricType, type -> new HashMap<>()).put(tags, id);
        keys.put(id, new SeriesKey(metricType, tags));
        highestId = Math.max(highestId, id);
    }
}
