package io.sysmon.agent.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Batches that an aggregator will never take, and ticks that were damaged on the disk, kept apart for whoever looks for
 * the reason: at most 16 MiB, the oldest go first. Guarded by the outbox, which also commits.
 */
final class Refusals {

    private static final String NO_AGGREGATOR = "";
    private static final long MAX_BYTES = 16L << 20;

    private static final String INSERT =
            "INSERT INTO refused (timestamp, aggregator, reason, body) VALUES (?, ?, ?, ?)";
    private static final String DELETE_BEYOND = """
            DELETE FROM refused WHERE id IN (
                SELECT id FROM (SELECT id, sum(length(body)) OVER (ORDER BY id DESC) AS bytes FROM refused)
                WHERE bytes > %d)
            """.formatted(MAX_BYTES);

    private final Connection connection;

    Refusals(Connection connection) {
        this.connection = connection;
    }

    void add(Batch batch, String reason, byte[] body) throws SQLException {
        insert(batch.lastTimestamp(), batch.aggregator(), reason, body);
    }

    /** Keeps the bytes of a damaged tick, which no aggregator has refused. */
    void addDamaged(StoredTick tick, String reason) throws SQLException {
        insert(tick.timestamp(), NO_AGGREGATOR, reason, tick.samples());
    }

    private void insert(long timestamp, String aggregator, String reason, byte[] body) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                Statement delete = connection.createStatement()) {
            insert.setLong(1, timestamp);
            insert.setString(2, aggregator);
            insert.setString(3, reason);
            insert.setBytes(4, body);
            insert.executeUpdate();
            delete.executeUpdate(DELETE_BEYOND);
        }
    }
}
