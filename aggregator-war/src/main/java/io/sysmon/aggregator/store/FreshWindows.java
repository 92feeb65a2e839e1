package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The windows that have fresh runs, exactly as committed: filled at start, then changed by the writer's thread after each
 * commit and read by all. Thread-safe; guarded by this object.
 */
final class FreshWindows {

    /** By the index alone. */
    static final String SELECT_FRESH_WINDOWS = """
            SELECT host_id, from_ts - from_ts % 3600 AS start, count(*), sum(length(samples))
              FROM run
             WHERE sealed = 0
             GROUP BY host_id, start
            """;

    private record Key(long hostId, long start) {}

    private final InstantSource clock;
    private final TreeMap<Key, FreshWindow> windows =
            new TreeMap<>(Comparator.comparingLong(Key::start).thenComparingLong(Key::hostId));

    FreshWindows(InstantSource clock) {
        this.clock = clock;
    }

    /** Makes it what the database says; what is there is taken for having arrived now. */
    synchronized void load(Connection connection) throws SQLException {
        long now = now();
        windows.clear();
        try (PreparedStatement select = connection.prepareStatement(SELECT_FRESH_WINDOWS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                put(new FreshWindow(row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4), now, now));
            }
        }
    }

    /** A fresh run was committed. */
    synchronized void added(long hostId, FreshRun run) {
        long now = now();
        Key key = new Key(hostId, RunWindow.startOf(run.from()));
        FreshWindow before = windows.get(key);
        long bytes = run.samples().length;
        windows.put(
                key, before == null ? new FreshWindow(hostId, key.start, 1, bytes, now, now) : before.plus(bytes, now));
    }

    /** Fresh runs of a window were folded or dropped. */
    synchronized void folded(long hostId, long start, int runs, long bytes) {
        Key key = new Key(hostId, start);
        FreshWindow before = windows.get(key);
        if (before != null && before.runs() > runs) {
            windows.put(key, before.minus(runs, bytes));
        } else {
            windows.remove(key);
        }
    }

    /** A host was forgotten. */
    synchronized void forgotten(long hostId) {
        windows.keySet().removeIf(key -> key.hostId == hostId);
    }

    /** All of them, the oldest window first. */
    synchronized List<FreshWindow> all() {
        return List.copyOf(windows.values());
    }

    /** Whether a window begins before a time. */
    synchronized boolean anyBefore(long time) {
        return !windows.isEmpty() && windows.firstKey().start < time;
    }

    synchronized long bytes() {
        return windows.values().stream().mapToLong(FreshWindow::bytes).sum();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private void put(FreshWindow window) {
        windows.put(new Key(window.hostId(), window.start()), window);
    }
}
