package io.sysmon.agent.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Which ticks go. Those that every aggregator has go after the history's length, and first when space is short; the
 * others only at the bounds, oldest first, and counted. Guarded by the outbox, which also commits.
 */
final class Retention {

    private static final String GIVE_BACK_PAGES = "PRAGMA incremental_vacuum(64)";
    private static final int STEP = 50;

    private final Connection connection;
    private final Ticks ticks;
    private final OutboxLimits limits;

    Retention(Connection connection, Ticks ticks, OutboxLimits limits) {
        this.connection = connection;
        this.ticks = ticks;
        this.limits = limits;
    }

    /**
     * Deletes what has to go.
     *
     * @param delivered the ids that every aggregator has
     * @param lastId the newest tick's
     * @return how many ticks were dropped before every aggregator had them
     */
    int tidy(IdRanges delivered, long lastId) throws SQLException {
        IdRanges pending = IdRanges.ALL.minus(delivered);
        ticks.deleteOldest(delivered.within(new IdRange(1, lastId - limits.historyTicks())), Integer.MAX_VALUE);
        int dropped =
                ticks.deleteOldest(pending.within(new IdRange(1, lastId - limits.pendingTicks())), Integer.MAX_VALUE);
        dropped += makeRoom(delivered, pending);
        giveBackPages();
        return dropped;
    }

    /** Bytes of content: the file without its free pages. */
    long bytes() throws SQLException {
        return (pragma("page_count") - pragma("freelist_count")) * pragma("page_size");
    }

    private int makeRoom(IdRanges delivered, IdRanges pending) throws SQLException {
        int dropped = 0;
        while (bytes() > limits.bytes()) {
            if (ticks.deleteOldest(delivered, STEP) == 0) {
                int step = ticks.deleteOldest(pending, STEP);
                if (step == 0) {
                    return dropped;
                }
                dropped += step;
            }
        }
        return dropped;
    }

    private void giveBackPages() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(GIVE_BACK_PAGES);
        }
    }

    private long pragma(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.getLong(1);
        }
    }
}
