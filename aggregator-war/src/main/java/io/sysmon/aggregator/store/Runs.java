package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The runs of hosts, the reading side. Thread-safe. */
public final class Runs {

    /** In order of time by the index alone. */
    static final String SELECT_RUNS = """
            SELECT id, from_ts, samples
              FROM run
             WHERE host_id = ? AND from_ts BETWEEN ? AND ? AND to_ts >= ?
             ORDER BY from_ts
            """;

    private final Readers readers;
    private final Problems problems;

    Runs(Readers readers, Problems problems) {
        this.readers = readers;
        this.problems = problems;
    }

    /**
     * Shows the runs of a host that overlap a span, one window of {@link RunWindow} after the other; holds one window in
     * memory at a time. The visitor runs while the read goes on, so it must not wait for anything.
     *
     * @throws StoreUnavailableException when the deadline passes or all readers stay busy
     */
    public void read(HostSpan span, Deadline deadline, WindowVisitor visitor) {
        readers.read("SELECT_RUNS", connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT_RUNS)) {
                select.setLong(1, span.hostId());
                select.setLong(2, RunWindow.startOf(span.from()));
                select.setLong(3, span.to());
                select.setLong(4, span.from());
                showWindows(select, deadline, visitor);
            }
        });
    }

    /** Whether the database can be read: one row of its catalogue. */
    boolean areReadable() {
        try {
            readers.read("SELECT_RUNS", Runs::readOneRow);
            return true;
        } catch (StoreException | StoreUnavailableException failed) {
            problems.report("cannot read the database", failed);
            return false;
        }
    }

    private static void readOneRow(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_RUNS)) {
            select.setLong(1, 0);
            select.executeQuery().close();
        }
    }

    private void showWindows(PreparedStatement select, Deadline deadline, WindowVisitor visitor) throws SQLException {
        List<StoredRun> window = new ArrayList<>();
        long windowStart = 0;
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                deadline.check();
                long start = RunWindow.startOf(row.getLong(2));
                if (start != windowStart) {
                    show(window, visitor);
                    windowStart = start;
                }
                window.add(new StoredRun(row.getLong(1), row.getBytes(3), problems));
            }
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

    /**
     * A span of a host's time.
     *
     * @param hostId the host's number
     * @param from the first second, Unix time
     * @param to the last second
     */
    public record HostSpan(long hostId, long from, long to) {}

    /** Takes the runs of one window, at least one, in order of arrival. */
    @FunctionalInterface
    public interface WindowVisitor {
        void visit(List<StoredRun> runs);
    }
}
