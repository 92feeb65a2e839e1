package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.codec.CorruptRunException;
import io.sysmon.aggregator.codec.RunReader;
import io.sysmon.protocol.SeriesKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A database opened for nothing but reading, whether or not a server runs on it; takes no lock and changes nothing. Each
 * statement is short, so that the server's log does not grow meanwhile. Whoever opens it closes it. Confined to one thread.
 */
public final class ReadOnlyStore implements AutoCloseable {

    /** By the index alone. */
    static final String SELECT_NEXT_RUN = """
            SELECT min(from_ts) FROM run WHERE host_id = ? AND from_ts BETWEEN ? AND ?
            """;

    static final String SELECT_HOUR = """
            SELECT id, samples FROM run WHERE host_id = ? AND from_ts BETWEEN ? AND ? ORDER BY id
            """;

    private final Path database;
    private final Connection connection;
    private final StoredSeries series;
    private final MergedSamples merged = new MergedSamples();

    private ReadOnlyStore(Path database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.series = new StoredSeries(connection);
    }

    /**
     * Opens a database.
     *
     * @throws StoreException when there is none, or it is broken before its first table
     */
    public static ReadOnlyStore open(Path file) {
        Path database = DatabaseFile.realPath(file);
        new DatabaseFile(database).requireReadable();
        try {
            return new ReadOnlyStore(database, Connections.reading(database).getConnection());
        } catch (SQLException failed) {
            throw new StoreException("cannot open " + database, failed);
        }
    }

    /** The hosts in order of their names. */
    public List<StoredHost> hosts() {
        try {
            List<StoredHost> hosts = new ArrayList<>();
            new TreeMap<>(HostTable.readAll(connection))
                    .forEach((hostname, host) -> hosts.add(StoredHost.of(hostname, host)));
            return hosts;
        } catch (SQLException failed) {
            throw new StoreException("cannot read by SELECT_HOSTS", failed);
        }
    }

    /**
     * Shows the samples of a host: hour by hour, in each hour series by series in order of their names, in each series by
     * time. Holds one hour of encoded runs in memory; each hour is as it was when it came to it.
     *
     * @param problems is told of each run that cannot be read, which is left out
     */
    public void read(Selection selection, SamplesVisitor visitor, Consumer<String> problems) {
        long next = RunWindow.startOf(selection.from());
        try (PreparedStatement selectNext = connection.prepareStatement(SELECT_NEXT_RUN);
                PreparedStatement selectHour = connection.prepareStatement(SELECT_HOUR)) {
            while (next <= selection.to()) {
                bind(selectNext, selection.host(), next, selection.to());
                long oldest = oldest(selectNext);
                if (oldest < 0) {
                    return;
                }
                next = RunWindow.startOf(oldest) + RunWindow.SECONDS;
                bind(selectHour, selection.host(), RunWindow.startOf(oldest), next - 1);
                show(readHour(selectHour, selection, problems), visitor);
            }
        } catch (SQLException failed) {
            throw new StoreException(
                    "cannot read the runs of " + selection.host().identity().hostname(), failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new StoreException("cannot close " + database, failed);
        }
    }

    Path database() {
        return database;
    }

    Connection connection() {
        return connection;
    }

    /** The wanted series of an hour, of each the columns in order of arrival. */
    private NavigableMap<SeriesKey, List<Column>> readHour(
            PreparedStatement selectHour, Selection selection, Consumer<String> problems) throws SQLException {
        NavigableMap<SeriesKey, List<Column>> hour = new TreeMap<>();
        try (ResultSet row = selectHour.executeQuery()) {
            while (row.next()) {
                for (Column column : decode(row.getLong(1), row.getBytes(2), selection, problems)) {
                    SeriesKey key = series.find(column.seriesId());
                    if (key != null && selection.series().test(key)) {
                        hour.computeIfAbsent(key, first -> new ArrayList<>()).add(column);
                    }
                }
            }
        }
        return hour;
    }

    private static List<Column> decode(long id, byte[] run, Selection selection, Consumer<String> problems) {
        try {
            return RunReader.open(run).columns();
        } catch (CorruptRunException damaged) {
            problems.accept("run " + id + " of " + selection.host().identity().hostname() + " is left out: "
                    + damaged.getMessage());
            return List.of();
        }
    }

    private void show(NavigableMap<SeriesKey, List<Column>> hour, SamplesVisitor visitor) {
        hour.forEach((key, columns) -> {
            merged.clear();
            columns.forEach(merged::add);
            visitor.visit(key, merged);
        });
    }

    private static void bind(PreparedStatement statement, StoredHost host, long from, long to) throws SQLException {
        statement.setLong(1, host.id());
        statement.setLong(2, from);
        statement.setLong(3, to);
    }

    private static long oldest(PreparedStatement selectNext) throws SQLException {
        try (ResultSet row = selectNext.executeQuery()) {
            long oldest = row.getLong(1);
            return row.wasNull() ? -1 : oldest;
        }
    }

    /**
     * What to read.
     *
     * @param host one of {@link #hosts}
     * @param from the first second, Unix time, not negative; whole hours are shown
     * @param to the last second
     * @param series which series
     */
    public record Selection(StoredHost host, long from, long to, Predicate<SeriesKey> series) {}

    /** Takes the samples of one series in one hour; they are only valid during the call. */
    @FunctionalInterface
    public interface SamplesVisitor {
        void visit(SeriesKey series, MergedSamples samples);
    }
}
