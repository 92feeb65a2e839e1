package io.sysmon.agent.outbox;

import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;

/** An outbox in a directory of its own, what is put into it and what is read back. */
abstract class OutboxTestCase {

    static final String ONE = "http://one:9000";

    static final OutboxLimits LIMITS = new OutboxLimits(1000, 5000, 64 << 20);

    static final int ALL_SAMPLES = 1_000_000;

    @TempDir
    Path directory;

    Path file() {
        return directory.resolve("agent.db");
    }

    Outbox open() {
        return Outbox.open(file(), LIMITS, List.of(ONE));
    }

    static Sample sample(long timestamp, String metricType) {
        return new Sample(timestamp, metricType, "", timestamp / 4.0);
    }

    /** One sample a tick. */
    static void appendTicks(Outbox outbox, long first, long last) {
        LongStream.rangeClosed(first, last)
                .forEach(timestamp -> outbox.append(timestamp, List.of(sample(timestamp, "cpu.total_usage"))));
    }

    /** About ten kilobytes a tick. */
    static void appendLargeTicks(Outbox outbox, long first, long last) {
        LongStream.rangeClosed(first, last).forEach(timestamp -> outbox.append(timestamp, largeTick(timestamp)));
    }

    static List<Sample> largeTick(long timestamp) {
        Random random = new Random(timestamp);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            samples.add(new Sample(timestamp, "metric." + i, "", random.nextDouble()));
        }
        return samples;
    }

    static List<Long> acknowledgeNext(Outbox outbox, Optional<Batch> batch) {
        batch.ifPresent(outbox::acknowledge);
        return timestamps(batch);
    }

    static List<Long> timestamps(Optional<Batch> batch) {
        return batch.map(OutboxTestCase::timestamps).orElse(List.of());
    }

    static List<Long> timestamps(Batch batch) {
        return batch.ticks().stream().map(StoredTick::timestamp).toList();
    }

    static List<Sample> samplesOf(Outbox outbox, Optional<Batch> batch) throws IOException {
        List<Sample> samples = new ArrayList<>();
        outbox.read(
                batch.orElseThrow(),
                (timestamp, metricType, value, tags) -> samples.add(new Sample(timestamp, metricType, tags, value)));
        return samples;
    }

    List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }
}
