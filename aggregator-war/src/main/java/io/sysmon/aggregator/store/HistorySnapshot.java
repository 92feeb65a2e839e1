package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private final Problems problems;
    private final KeptFrom kept;
    private final RunReading runs;
    private @Nullable PreparedStatement selectFresh;
    private @Nullable RollupReading rollups;

    private HistorySnapshot(Connection connection, Deadline deadline, Problems problems) throws SQLException {
        this.connection = connection;
        this.deadline = deadline;
        this.problems = problems;
        kept = RetentionTable.readKept(connection);
        runs = new RunReading(connection.prepareStatement(RunReading.SELECT_RUNS), deadline, problems);
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
        RollupReading reading = rollups;
        if (reading == null) {
            reading = new RollupReading(prepare(RollupReading.SELECT_ROLLUPS), deadline, problems);
            rollups = reading;
        }
        return reading;
    }

    /** Starts of the windows of a span that have runs not yet sealed. */
    public List<Long> freshWindows(HostSpan span) {
        List<Long> starts = new ArrayList<>();
        PreparedStatement select = selectFresh == null ? prepare(SELECT_FRESH) : selectFresh;
        selectFresh = select;
        try {
            select.setLong(1, span.hostId());
            select.setLong(2, RunWindow.startOf(span.from()));
            select.setLong(3, span.to());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    starts.add(row.getLong(1));
                }
            }
        } catch (SQLException failed) {
            throw new StoreException("cannot read by SELECT_FRESH", failed);
        }
        return starts;
    }

    /** Only what a query needs: to prepare a statement takes longer than to run it on a few rows. */
    private PreparedStatement prepare(String sql) {
        try {
            return connection.prepareStatement(sql);
        } catch (SQLException failed) {
            throw new StoreException("cannot prepare " + sql.strip(), failed);
        }
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
