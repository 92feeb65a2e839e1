package io.sysmon.agent.outbox;

import java.sql.Connection;
import java.sql.SQLException;

/** The tables of one open file. Guarded by the outbox; {@link #close} closes the connection. */
final class Tables implements AutoCloseable {

    private final Connection connection;
    private final Ticks ticks;
    private final SeriesTable series;
    private final DeliveryTable deliveries;
    private final Refusals refusals;
    private final IdentityTable identity;

    Tables(Connection connection) throws SQLException {
        this.connection = connection;
        this.series = new SeriesTable(connection);
        this.deliveries = new DeliveryTable(connection);
        this.refusals = new Refusals(connection);
        this.identity = new IdentityTable(connection);
        this.ticks = new Ticks(connection);
    }

    Ticks ticks() {
        return ticks;
    }

    SeriesTable series() {
        return series;
    }

    DeliveryTable deliveries() {
        return deliveries;
    }

    Refusals refusals() {
        return refusals;
    }

    IdentityTable identity() {
        return identity;
    }

    /** What is deleted when, within {@code limits}. */
    Retention retention(OutboxLimits limits) {
        return new Retention(connection, ticks, limits);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollBack() throws SQLException {
        connection.rollback();
    }

    /** What is not committed is rolled back. */
    @Override
    public void close() throws SQLException {
        try (connection;
                ticks) {
            connection.rollback();
        }
    }
}
