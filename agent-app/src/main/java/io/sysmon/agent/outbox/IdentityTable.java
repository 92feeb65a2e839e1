package io.sysmon.agent.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The one row of what the outbox is and has lost. Whoever calls commits. */
final class IdentityTable {

    private static final String SELECT = "SELECT instance, dropped_ticks FROM identity";
    private static final String UPDATE = "UPDATE identity SET instance = ?, dropped_ticks = ?";

    private final Connection connection;

    IdentityTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * The row.
     *
     * @param instance the random id that was made with the first file of this agent
     * @param droppedTicks that went before every aggregator had them
     */
    record Identity(String instance, long droppedTicks) {}

    Identity read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT)) {
            return new Identity(row.getString(1), row.getLong(2));
        }
    }

    void write(Identity identity) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setString(1, identity.instance());
            update.setLong(2, identity.droppedTicks());
            update.executeUpdate();
        }
    }
}
