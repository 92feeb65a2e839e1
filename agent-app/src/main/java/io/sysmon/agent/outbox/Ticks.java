package io.sysmon.agent.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The table of ticks. Guarded by the outbox, which also commits. */
final class Ticks implements AutoCloseable {

    private static final String INSERT =
            "INSERT OR REPLACE INTO tick (id, timestamp, size, samples) VALUES (?, ?, ?, ?)";
    private static final String SELECT_NEWEST =
            "SELECT id, timestamp, size, samples FROM tick WHERE id BETWEEN ? AND ? ORDER BY id DESC";
    private static final String SELECT_ENDS = "SELECT min(id), max(id) FROM tick";
    private static final String DELETE = "DELETE FROM tick WHERE id = ?";
    private static final String DELETE_OLDEST =
            "DELETE FROM tick WHERE id IN (SELECT id FROM tick WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?)";

    private final Connection connection;
    private final PreparedStatement insert;

    Ticks(Connection connection) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement(INSERT);
    }

    void insert(StoredTick tick) throws SQLException {
        insert.setLong(1, tick.id());
        insert.setLong(2, tick.timestamp());
        insert.setInt(3, tick.size());
        insert.setBytes(4, tick.samples());
        insert.executeUpdate();
    }

    /** The newest ticks of a range with at most so many samples together, but one tick at least; oldest first. */
    List<StoredTick> newest(IdRange range, int maxSamples) throws SQLException {
        List<StoredTick> ticks = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT_NEWEST)) {
            select.setLong(1, range.first());
            select.setLong(2, range.last());
            try (ResultSet row = select.executeQuery()) {
                int samples = 0;
                while (row.next() && (samples == 0 || samples + row.getInt(3) <= maxSamples)) {
                    samples += row.getInt(3);
                    ticks.add(new StoredTick(row.getLong(1), row.getLong(2), row.getInt(3), row.getBytes(4)));
                }
            }
        }
        Collections.reverse(ticks);
        return ticks;
    }

    void delete(long id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setLong(1, id);
            delete.executeUpdate();
        }
    }

    /** From the oldest to the newest tick there is; empty when there is none. */
    IdRange ends() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT_ENDS)) {
            long oldest = row.getLong(1);
            return row.wasNull() ? new IdRange(1, 0) : new IdRange(oldest, row.getLong(2));
        }
    }

    /** Deletes the oldest ticks of {@code ids}, at most {@code limit}; how many. */
    int deleteOldest(IdRanges ids, int limit) throws SQLException {
        int deleted = 0;
        try (PreparedStatement delete = connection.prepareStatement(DELETE_OLDEST)) {
            for (IdRange range : ids.ranges()) {
                delete.setLong(1, range.first());
                delete.setLong(2, range.last());
                delete.setInt(3, limit - deleted);
                deleted += delete.executeUpdate();
            }
        }
        return deleted;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
