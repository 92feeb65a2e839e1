package io.sysmon.agent.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which ticks each aggregator does not have; one that was never pushed to has none. Guarded by the outbox, which also
 * commits: memory is changed by {@link #remember} after the commit, so it never says more than the file.
 */
final class Missing {

    private static final String SELECT_ALL = "SELECT url, missing FROM aggregator";
    private static final String DELETE = "DELETE FROM aggregator WHERE url = ?";
    private static final String UPSERT = """
            INSERT INTO aggregator (url, missing) VALUES (?, ?)
            ON CONFLICT (url) DO UPDATE SET missing = excluded.missing
            """;

    private final Connection connection;
    private final Map<String, IdRanges> byAggregator = new HashMap<>();

    /** What these aggregators lack; others that the file knows are forgotten. */
    Missing(Connection connection, Collection<String> aggregators) throws SQLException {
        this.connection = connection;
        for (Map.Entry<String, IdRanges> known : readAll().entrySet()) {
            if (aggregators.contains(known.getKey())) {
                byAggregator.put(known.getKey(), known.getValue());
            } else {
                delete(known.getKey());
            }
        }
        for (String aggregator : aggregators) {
            byAggregator.putIfAbsent(aggregator, IdRanges.ALL);
        }
    }

    /** What one aggregator lacks; the last range goes on for ever. */
    IdRanges of(String aggregator) {
        IdRanges missing = byAggregator.get(aggregator);
        if (missing == null) {
            throw new IllegalStateException("cannot push to " + aggregator + ": the outbox was not opened for it");
        }
        return missing;
    }

    /** What every aggregator has, of all ids there will ever be. */
    IdRanges deliveredToAll() {
        IdRanges delivered = IdRanges.ALL;
        for (IdRanges missing : byAggregator.values()) {
            delivered = delivered.minus(missing);
        }
        return delivered;
    }

    /** The highest id that any aggregator was ever sent. */
    long highestSentId() {
        return byAggregator.values().stream()
                .mapToLong(missing ->
                        missing.ranges().get(missing.ranges().size() - 1).first() - 1)
                .max()
                .orElse(0);
    }

    /** Writes what an aggregator lacks now, within the open transaction. */
    void write(String aggregator, IdRanges missing) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, aggregator);
            upsert.setString(2, missing.toText());
            upsert.executeUpdate();
        }
    }

    /** Takes over what was committed. */
    void remember(String aggregator, IdRanges missing) {
        byAggregator.put(aggregator, missing);
    }

    /** What is gone can be sent to nobody: no gap is kept for it. In memory only; the file follows with the next push. */
    void forgetBelow(long id) {
        byAggregator.replaceAll((aggregator, missing) -> missing.minus(new IdRange(1, id - 1)));
    }

    private Map<String, IdRanges> readAll() throws SQLException {
        Map<String, IdRanges> all = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT_ALL)) {
            while (row.next()) {
                all.put(row.getString(1), IdRanges.parse(row.getString(2)));
            }
        }
        return all;
    }

    private void delete(String aggregator) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, aggregator);
            delete.executeUpdate();
        }
    }
}
