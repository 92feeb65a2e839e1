package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.CorruptRunException;
import io.sysmon.aggregator.codec.RollupReader;
import io.sysmon.aggregator.codec.RunReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decodes every run and roll-up of a database. Lists a few hundred at a time and reads each by itself, so that a page that
 * cannot be read costs one of them and no statement is open for long. Bound to one connection; confined to its thread.
 */
final class RunCheck {

    static final String LIST_RUNS = """
            SELECT run.id, run.from_ts, run.to_ts, coalesce(host.hostname, 'host ' || run.host_id)
              FROM run LEFT JOIN host ON host.id = run.host_id
             WHERE run.id > ? ORDER BY run.id LIMIT 256
            """;

    static final String SELECT_RUN = """
            SELECT samples FROM run WHERE id = ?
            """;

    static final String LIST_ROLLUPS = """
            SELECT rollup.rowid, rollup.from_ts, rollup.to_ts, coalesce(host.hostname, 'host ' || rollup.host_id)
              FROM rollup LEFT JOIN host ON host.id = rollup.host_id
             WHERE rollup.rowid > ? ORDER BY rollup.rowid LIMIT 256
            """;

    static final String SELECT_ROLLUP = """
            SELECT buckets FROM rollup WHERE rowid = ?
            """;

    static final String SELECT_LAST_ROLLUP = """
            SELECT max(rowid) FROM rollup
            """;

    private final Connection connection;
    private final StoredSeries series;
    private final Consumer<String> problems;
    private final Progress progress;

    RunCheck(Connection connection, Consumer<String> problems, Progress progress) {
        this.connection = connection;
        this.series = new StoredSeries(connection);
        this.problems = problems;
        this.progress = progress;
    }

    /** Checks all runs and tells how many there were. */
    long checkRuns() throws SQLException {
        return check(new Kind("run", LIST_RUNS, SELECT_RUN, RunTable.SELECT_LAST_RUN, this::decodeRun));
    }

    /** Checks all roll-ups and tells how many rows there were. */
    long checkRollups() throws SQLException {
        return check(new Kind("roll-up", LIST_ROLLUPS, SELECT_ROLLUP, SELECT_LAST_ROLLUP, this::decodeRollup));
    }

    private long check(Kind kind) throws SQLException {
        long last = lastOf(kind);
        long count = 0;
        List<Stored> some = list(kind, Long.MIN_VALUE);
        while (!some.isEmpty()) {
            for (Stored stored : some) {
                check(kind, stored);
            }
            count += some.size();
            long reached = some.get(some.size() - 1).id();
            progress.advanced(kind.name() + "s", reached, last);
            some = list(kind, reached);
        }
        return count;
    }

    private void check(Kind kind, Stored stored) {
        try (PreparedStatement select = connection.prepareStatement(kind.select())) {
            select.setLong(1, stored.id());
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) { // else it was merged or dropped since it was listed
                    kind.decoding().decode(row.getBytes(1), stored);
                }
            }
        } catch (CorruptRunException | SQLException damaged) {
            problems.accept(kind.name() + " " + stored.id() + " of " + stored.host() + ", "
                    + Instant.ofEpochSecond(stored.from()) + " to " + Instant.ofEpochSecond(stored.to()) + ": "
                    + damaged.getMessage());
        }
    }

    private void decodeRun(byte[] samples, Stored stored) throws SQLException {
        RunReader run = RunReader.open(samples);
        run.columns();
        requireSeries(run.seriesIds());
        if (run.from() < stored.from() || run.to() > stored.to()) {
            throw new SQLException("it holds " + Instant.ofEpochSecond(run.from()) + " to "
                    + Instant.ofEpochSecond(run.to()) + ", which queries do not look for there");
        }
    }

    private void decodeRollup(byte[] buckets, Stored stored) throws SQLException {
        RollupReader rollup = RollupReader.open(buckets);
        rollup.columns();
        requireSeries(rollup.seriesIds());
    }

    private void requireSeries(int[] ids) throws SQLException {
        for (int id : ids) {
            if (series.find(id) == null) {
                throw new SQLException("it names series " + id + ", which the dictionary does not have");
            }
        }
    }

    private long lastOf(Kind kind) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(kind.selectLast());
                ResultSet row = select.executeQuery()) {
            return row.getLong(1);
        }
    }

    private List<Stored> list(Kind kind, long after) throws SQLException {
        List<Stored> some = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(kind.list())) {
            select.setLong(1, after);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    some.add(new Stored(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4)));
                }
            }
        }
        return some;
    }

    /**
     * Where runs or roll-ups are found.
     *
     * @param name for people
     * @param list the next few after a number
     * @param select the content of one
     * @param selectLast the highest number
     * @param decoding reads the content to its end
     */
    private record Kind(String name, String list, String select, String selectLast, Decoding decoding) {}

    private record Stored(long id, long from, long to, String host) {}

    @FunctionalInterface
    private interface Decoding {
        void decode(byte[] content, Stored stored) throws SQLException;
    }
}
