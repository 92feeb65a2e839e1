package io.sysmon.agent.outbox;

import io.sysmon.protocol.SeriesKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** Reads an outbox beside the agent that uses it: takes no lock of the agent's and writes nothing. One thread. */
public final class OutboxReader implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2000;

    private static final String SELECT_SUMMARY = """
        SELECT count(*), ifnull(min(timestamp), 0),
            ifnull((SELECT timestamp FROM tick ORDER BY id DESC LIMIT 1), 0),
            (SELECT (page_count - freelist_count) * page_size
                FROM pragma_page_count, pragma_freelist_count, pragma_page_size),
            (SELECT dropped_ticks FROM identity),
            (SELECT count(*) FROM refused), (SELECT ifnull(sum(length(body)), 0) FROM refused)
        FROM tick
        """;
    private static final String SELECT_AFTER = """
        SELECT id, timestamp, size, samples FROM tick
        WHERE id > ? AND timestamp BETWEEN ? AND ? ORDER BY id LIMIT 500
        """;

    private final Path file;
    private final Connection connection;

    private OutboxReader(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the outbox.
     *
     * @throws OutboxException when there is none, or it cannot be read
     */
    public static OutboxReader open(Path path) {
        Path file = path.toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new OutboxException("cannot read outbox " + file + ": "
                    + (Files.exists(file) ? "permission denied" : "there is no such file"));
        }
        NativeLibrary.useBeside(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MILLIS);
        try {
            OutboxReader reader = new OutboxReader(file, config.createConnection("jdbc:sqlite:" + file));
            reader.requireSchema();
            return reader;
        } catch (SQLException failure) {
            throw new OutboxException("cannot read outbox " + file, failure);
        }
    }

    /** The id that the outbox was given when it was made; empty where there is none that can be read. */
    public static Optional<String> instanceOf(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (OutboxReader reader = open(file)) {
            return Optional.of(reader.instance());
        } catch (OutboxException unreadable) {
            return Optional.empty();
        }
    }

    /** The id that the outbox was given when it was made. */
    public String instance() {
        return reading(() -> new IdentityTable(connection).read().instance());
    }

    /** What it holds. */
    public OutboxSummary summary() {
        return reading(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(SELECT_SUMMARY)) {
                return new OutboxSummary(
                        OutboxLock.holder(file),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7));
            }
        });
    }

    /** How the delivery to each aggregator stands, in the order of their URLs. */
    public List<DeliveryStatus> deliveries() {
        return reading(() -> {
            IdRange ends = ends();
            return new DeliveryTable(connection)
                    .readAll().stream()
                            .map(delivery -> new DeliveryStatus(
                                    delivery.aggregator(),
                                    delivery.missing().within(ends).count(),
                                    delivery.note()))
                            .toList();
        });
    }

    /** Every series there is, or was. */
    public List<SeriesKey> series() {
        return List.copyOf(dictionary().values());
    }

    /** The samples of the newest tick; empty when there is none. */
    public Map<SeriesKey, Double> newest() {
        Map<SeriesKey, Double> samples = new LinkedHashMap<>();
        long newest = summary().newest();
        read(
                newest,
                newest,
                (timestamp, metricType, value, tags) -> samples.put(new SeriesKey(metricType, tags), value));
        return samples;
    }

    /**
     * Gives every sample of a span to {@code sink}, in the order in which they were measured. Reads a few hundred ticks
     * at a time: nothing is held while the sink writes.
     *
     * @param from Unix seconds, included
     * @param to Unix seconds, included
     */
    public void read(long from, long to, HistorySink sink) {
        Map<Integer, SeriesKey> dictionary = dictionary();
        List<StoredTick> part = ticksAfter(0, from, to);
        while (!part.isEmpty()) {
            for (StoredTick tick : part) {
                give(tick, dictionary, sink);
            }
            part = ticksAfter(part.get(part.size() - 1).id(), from, to);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new OutboxException("cannot close outbox " + file, failure);
        }
    }

    /** Series of ticks that are newer than the dictionary, and damaged ones, are left out. */
    private static void give(StoredTick tick, Map<Integer, SeriesKey> dictionary, HistorySink sink) {
        TickDecoder samples = new TickDecoder(tick.samples());
        while (samples.next()) {
            SeriesKey series = dictionary.get(samples.seriesId());
            if (series != null) {
                sink.sample(tick.timestamp(), series.metricType(), samples.value(), series.tags());
            }
        }
    }

    private Map<Integer, SeriesKey> dictionary() {
        return reading(() -> new SeriesTable(connection).readAll());
    }

    private IdRange ends() throws SQLException {
        try (Ticks ticks = new Ticks(connection)) {
            return ticks.ends();
        }
    }

    private void requireSchema() throws SQLException {
        int version = OutboxFile.versionOf(connection);
        if (version != OutboxFile.SCHEMA_VERSION) {
            connection.close();
            throw new OutboxException("cannot read outbox " + file + ": it has schema " + version + ", expected "
                    + OutboxFile.SCHEMA_VERSION + ", which the agent of this version makes of it when it starts");
        }
    }

    private List<StoredTick> ticksAfter(long id, long from, long to) {
        return reading(() -> {
            List<StoredTick> ticks = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(SELECT_AFTER)) {
                select.setLong(1, id);
                select.setLong(2, from);
                select.setLong(3, to);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        ticks.add(new StoredTick(row.getLong(1), row.getLong(2), row.getInt(3), row.getBytes(4)));
                    }
                }
            }
            return ticks;
        });
    }

    private <T> T reading(SqlQuery<T> query) {
        try {
            return query.run();
        } catch (SQLException failure) {
            throw new OutboxException("cannot read outbox " + file, failure);
        }
    }

    /** Statements that only read. */
    @FunctionalInterface
    private interface SqlQuery<T> {
        T run() throws SQLException;
    }
}
