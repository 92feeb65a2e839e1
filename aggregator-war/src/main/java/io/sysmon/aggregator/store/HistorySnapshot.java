package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * All history as it stood at one moment: what is sealed or dropped meanwhile does not show. Confined to one thread, for the
 * time of one query.
 */
public final class HistorySnapshot implements AutoCloseable {

    /** By the index alone, without the runs' content. */
    static final String SELECT_FRESH = """
            SELECT DISTINCT from_ts - from_ts % 3600
              FROM run
             WHERE host_id = ? AND from_ts BETWEEN ? AND ? AND sealed = 0
            """;

    private final Connection connection;
    private final Deadline deadline;
    private final KeptFrom kept;
    private final PreparedStatement selectFresh;
    private final RunReading runs;
    private final RollupReading rollups;

    private HistorySnapshot(Connection connection, Deadline deadline, Problems problems) throws SQLException {
        this.connection = connection;
        this.deadline = deadline;
        kept = RetentionTable.readKept(connection);
        selectFresh = connection.prepareStatement(SELECT_FRESH);
        runs = new RunReading(connection.prepareStatement(RunReading.SELECT_RUNS), deadline, problems);
        rollups = new RollupReading(connection.prepareStatement(RollupReading.SELECT_ROLLUPS), deadline, problems);
    }

    /** Begins a transaction, so that all statements see the same state. */
    static HistorySnapshot begin(Connection connection, Deadline deadline, Problems problems) throws SQLException {
        connection.setAutoCommit(false);
        return new HistorySnapshot(connection, deadline, problems);
    }

    /** From when on history is kept. */
    public KeptFrom kept() {
        return kept;
    }

    /** When the read must be over. */
    public Deadline deadline() {
        return deadline;
    }

    /** The samples. */
    public RunReading runs() {
        return runs;
    }

    /** The roll-ups. */
    public RollupReading rollups() {
        return rollups;
    }

    /** Starts of the windows of a span that have runs not yet sealed. */
    public List<Long> freshWindows(HostSpan span) {
        List<Long> starts = new ArrayList<>();
        try {
            selectFresh.setLong(1, span.hostId());
            selectFresh.setLong(2, RunWindow.startOf(span.from()));
            selectFresh.setLong(3, span.to());
            try (ResultSet row = selectFresh.executeQuery()) {
                while (row.next()) {
                    starts.add(row.getLong(1));
                }
            }
        } catch (SQLException failed) {
            throw new StoreException("cannot read by SELECT_FRESH", failed);
        }
        return starts;
    }

    /** Ends the transaction; the connection closes the statements when it goes back to its pool. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /**
     * A span of a host's time.
     *
     * @param hostId the host's number
     * @param from the first second, Unix time
     * @param to the last second
     */
    public record HostSpan(long hostId, long from, long to) {}
}
