package io.sysmon.aggregator.store;

import io.sysmon.aggregator.store.HistorySnapshot.HostSpan;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the runs of one host after another for one query. Confined to the query's thread. */
public final class RunReading {

    /** In order of time by the index alone. */
    static final String SELECT_RUNS = """
            SELECT id, from_ts, to_ts, samples
              FROM run
             WHERE host_id = ? AND from_ts BETWEEN ? AND ? AND to_ts >= ?
             ORDER BY from_ts
            """;

    private final PreparedStatement select;
    private final Deadline deadline;
    private final Problems problems;

    RunReading(PreparedStatement select, Deadline deadline, Problems problems) {
        this.select = select;
        this.deadline = deadline;
        this.problems = problems;
    }

    /**
     * Shows the runs of a host that overlap a span, one window of {@link RunWindow} after the other; holds one window in
     * memory at a time.
     *
     * @throws StoreUnavailableException when the deadline passes
     */
    public void read(HostSpan span, WindowVisitor visitor) {
        try {
            select.setLong(1, span.hostId());
            select.setLong(2, RunWindow.startOf(span.from()));
            select.setLong(3, span.to());
            select.setLong(4, span.from());
            try (ResultSet row = select.executeQuery()) {
                showWindows(row, span.hostId(), visitor);
            }
        } catch (SQLException failed) {
            throw new StoreException("cannot read by SELECT_RUNS", failed);
        }
    }

    private void showWindows(ResultSet row, long hostId, WindowVisitor visitor) throws SQLException {
        List<StoredRun> window = new ArrayList<>();
        long windowStart = 0;
        while (row.next()) {
            deadline.check();
            long start = RunWindow.startOf(row.getLong(2));
            if (start != windowStart) {
                show(window, visitor);
                windowStart = start;
            }
            Place place = Place.ofRun(row.getLong(1), hostId, row.getLong(2), row.getLong(3));
            window.add(new StoredRun(row.getLong(1), place, row.getBytes(4), problems));
        }
        show(window, visitor);
    }

    private static void show(List<StoredRun> window, WindowVisitor visitor) {
        if (window.isEmpty()) {
            return;
        }
        window.sort(Comparator.comparingLong(StoredRun::id));
        visitor.visit(List.copyOf(window));
        window.clear();
    }

    /** Takes the runs of one window, at least one, in order of arrival. */
    @FunctionalInterface
    public interface WindowVisitor {
        void visit(List<StoredRun> runs);
    }
}
