package io.sysmon.agent.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The table of aggregators. Whoever calls commits. */
final class DeliveryTable {

    private static final String SELECT_ALL =
            "SELECT url, missing, pushed_at, tried_at, failures, problem FROM aggregator ORDER BY url";
    private static final String DELETE = "DELETE FROM aggregator WHERE url = ?";
    private static final String UPSERT = """
        INSERT OR REPLACE INTO aggregator (url, missing, pushed_at, tried_at, failures, problem)
        VALUES (?, ?, ?, ?, ?, ?)
        """;

    private final Connection connection;

    DeliveryTable(Connection connection) {
        this.connection = connection;
    }

    List<Delivery> readAll() throws SQLException {
        List<Delivery> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT_ALL)) {
            while (row.next()) {
                PushNote note = new PushNote(row.getLong(3), row.getLong(4), row.getLong(5), row.getString(6));
                all.add(new Delivery(row.getString(1), IdRanges.parse(row.getString(2)), note));
            }
        }
        return all;
    }

    void write(Delivery delivery) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, delivery.aggregator());
            upsert.setString(2, delivery.missing().toText());
            upsert.setLong(3, delivery.note().pushedAt());
            upsert.setLong(4, delivery.note().triedAt());
            upsert.setLong(5, delivery.note().failures());
            upsert.setString(6, delivery.note().problem());
            upsert.executeUpdate();
        }
    }

    /** Forgets all others. */
    void keepOnly(Collection<String> aggregators) throws SQLException {
        for (Delivery known : readAll()) {
            if (!aggregators.contains(known.aggregator())) {
                try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
                    delete.setString(1, known.aggregator());
                    delete.executeUpdate();
                }
            }
        }
    }
}
