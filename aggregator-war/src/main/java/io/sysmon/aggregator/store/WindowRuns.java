package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.CorruptRunException;
import io.sysmon.aggregator.codec.RunReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first runs of a window in order of arrival, opened: as many as one step of the writer can replace. Immutable.
 *
 * @param runs the runs that can be read
 * @param damaged those that cannot
 * @param lostSealed whether a sealed run cannot be read, now or since an earlier time
 */
record WindowRuns(List<Run> runs, List<Run> damaged, boolean lostSealed) {

    /** By the index and the order of arrival, without the runs' content. */
    static final String SELECT_WINDOW = """
            SELECT id, sealed, length(samples), from_ts, to_ts
              FROM run
             WHERE host_id = ? AND from_ts BETWEEN ? AND ?
             ORDER BY id
            """;

    static final String SELECT_RUN = """
            SELECT samples FROM run WHERE id = ?
            """;

    /** What the writer removes in some 10 ms. */
    static final int MOST_RUNS = 1024;

    private static final long MOST_BYTES = 64 << 20;

    private static final int FRESH = 0;
    private static final int SEALED = 1;
    private static final int LOST_SEALED = 3;

    private record Listed(long id, int sealed, int bytes, Place place) {}

    /**
     * A run.
     *
     * @param bytes its size
     * @param reader its content, {@code null} when it is damaged
     */
    record Run(long id, boolean fresh, int bytes, @Nullable RunReader reader) {}

    /** Reads them; damaged runs are reported. */
    static WindowRuns read(Connection connection, FreshWindow window, Problems problems) throws SQLException {
        List<Listed> listed = list(connection, window);
        List<Run> runs = new ArrayList<>();
        List<Run> damaged = new ArrayList<>();
        boolean lostSealed = listed.stream().anyMatch(run -> run.sealed == LOST_SEALED);
        try (PreparedStatement select = connection.prepareStatement(SELECT_RUN)) {
            for (Listed one : firstOf(listed)) {
                byte[] content = read(select, one.id);
                if (content == null) {
                    continue; // its host was forgotten since
                }
                Run run = new Run(one.id, one.sealed == FRESH, one.bytes, open(content, one.place, problems));
                (run.reader == null ? damaged : runs).add(run);
                lostSealed |= run.reader == null && !run.fresh;
            }
        }
        return new WindowRuns(runs, damaged, lostSealed);
    }

    /** The readable runs' content in order of arrival. */
    List<RunReader> readers() {
        List<RunReader> readers = new ArrayList<>(runs.size());
        for (Run run : runs) {
            if (run.reader != null) {
                readers.add(run.reader);
            }
        }
        return readers;
    }

    /** The same without the runs that were sealed before. */
    WindowRuns freshOnly() {
        return new WindowRuns(
                runs.stream().filter(Run::fresh).toList(),
                damaged.stream().filter(Run::fresh).toList(),
                lostSealed);
    }

    private static List<Listed> list(Connection connection, FreshWindow window) throws SQLException {
        List<Listed> listed = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT_WINDOW)) {
            select.setLong(1, window.hostId());
            select.setLong(2, window.start());
            select.setLong(3, window.end() - 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Place place = Place.ofRun(row.getLong(1), window.hostId(), row.getLong(4), row.getLong(5));
                    listed.add(new Listed(row.getLong(1), row.getInt(2), row.getInt(3), place));
                }
            }
        }
        return listed;
    }

    private static List<Listed> firstOf(List<Listed> listed) {
        List<Listed> first = new ArrayList<>();
        long bytes = 0;
        for (Listed run : listed) {
            if (run.sealed == FRESH || run.sealed == SEALED) {
                first.add(run);
                bytes += run.bytes;
            }
            if (first.size() == MOST_RUNS || bytes >= MOST_BYTES) {
                break;
            }
        }
        return first;
    }

    private static byte @Nullable [] read(PreparedStatement select, long id) throws SQLException {
        select.setLong(1, id);
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    private static @Nullable RunReader open(byte[] content, Place place, Problems problems) {
        try {
            return RunReader.open(content);
        } catch (CorruptRunException corrupt) {
            problems.reportDamage(place, corrupt);
            return null;
        }
    }
}
