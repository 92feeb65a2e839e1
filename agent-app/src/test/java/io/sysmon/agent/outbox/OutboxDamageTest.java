package io.sysmon.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the outbox that were torn, or written over by something else. */
class OutboxDamageTest {

    private static final String ONE = "http://one:9000";
    private static final OutboxLimits LIMITS = new OutboxLimits(1000, 5000, 64 << 20);
    private static final int LOG_HEADER_BYTES = 32;
    private static final int FRAME_BYTES = 24 + 4096;

    @TempDir
    Path directory;

    @Test
    void setsAFileAsideThatIsNoDatabaseAndBeginsAFreshOne() throws IOException {
        Files.writeString(file(), "This is no SQLite database. ".repeat(100));

        try (Outbox outbox = open()) {
            append(outbox, 1, 1);
            assertThat(pending(outbox)).containsExactly(1L);
        }
        assertThat(directory.resolve("agent.db.damaged")).content().startsWith("This is no SQLite");
    }

    @Test
    void setsAFileAsideWhoseEndIsGoneAndBeginsAFreshOne() throws IOException {
        try (Outbox outbox = open()) {
            append(outbox, 1, 500);
        }
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(2 * 4096);
        }

        try (Outbox outbox = open()) {
            append(outbox, 501, 501);
            assertThat(pending(outbox)).containsExactly(501L);
        }
        assertThat(directory.resolve("agent.db.damaged")).exists();
    }

    /** The host keeps its instance: it is no other machine because its disk is bad. */
    @Test
    void beginsAFreshFileWhenTheOneInUseTurnsOutToBeDamagedAndCountsWhatIsLost() throws IOException {
        try (Outbox outbox = open()) {
            appendMoreThanTheCacheHolds(outbox);
        }
        try (Outbox outbox = open()) {
            String instance = outbox.instance();
            overwrite(file(), 4096, (int) Files.size(file()) - 4096);

            assertThat(outbox.nextFresh(ONE, 1_000_000)).isEmpty();
            append(outbox, 201, 202);
            assertThat(pending(outbox)).containsExactly(201L, 202L);
            assertThat(outbox.status().droppedTicks()).isEqualTo(200);
            assertThat(outbox.instance()).isEqualTo(instance);
        }
        try (Outbox outbox = open()) {
            assertThat(pending(outbox)).containsExactly(201L, 202L);
            assertThat(outbox.status().droppedTicks()).isEqualTo(200);
        }
        assertThat(directory.resolve("agent.db.damaged")).exists();
    }

    @Test
    void goesOnWithWhatStandsBeforeTheDamageInALogThatAKilledAgentLeft() throws IOException {
        Path log = killedAfter(40);
        overwrite(log, LOG_HEADER_BYTES + (Files.size(log) / FRAME_BYTES / 2) * FRAME_BYTES + 100, 50);

        try (Outbox outbox = open()) {
            append(outbox, 41, 41);
            List<Long> kept = pending(outbox);
            assertThat(kept).endsWith(41L).hasSizeBetween(5, 40);
            assertThat(kept.subList(0, kept.size() - 1))
                    .containsExactlyElementsOf(
                            LongStream.range(1, kept.size()).boxed().toList());
        }
        assertThat(directory.resolve("agent.db-wal.damaged")).exists();
    }

    @Test
    void keepsACopyOfALogWhoseHeadIsDamaged() throws IOException {
        for (int at : new int[] {1, 9, 17, 25}) { // magic, page size, salt, checksum
            Path log = killedAfter(10);
            overwrite(log, at, 2);

            try (Outbox outbox = open()) {
                append(outbox, 11, 11);
                assertThat(pending(outbox)).as("damage at byte %d", at).containsExactly(11L);
            }
            assertThat(directory.resolve("agent.db-wal.damaged"))
                    .as("damage at byte %d", at)
                    .exists();
            Files.delete(directory.resolve("agent.db-wal.damaged"));
        }
    }

    @Test
    void takesATickThatWasNotWholeYetForWhatItIs() throws IOException {
        Path log = killedAfter(10);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 100);
        }

        try (Outbox outbox = open()) {
            append(outbox, 11, 11);
            assertThat(pending(outbox)).startsWith(1L, 2L).endsWith(9L, 11L).hasSize(10);
        }
        assertThat(directory.resolve("agent.db-wal.damaged")).doesNotExist();
    }

    @Test
    void takesOverAFileOfTheFirstSchema() throws IOException, SQLException {
        try (InputStream schema = Objects.requireNonNull(Outbox.class.getResourceAsStream("schema-1.sql"));
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            statement.executeUpdate("INSERT INTO series VALUES (1, 'load.1m', '')");
            statement.executeUpdate("INSERT INTO tick VALUES (7, 70, 1, x'010208'), (8, 80, 1, x'010208')");
            statement.executeUpdate("INSERT INTO aggregator VALUES ('http://one:9000', '8-')");
        }

        try (Outbox outbox = open()) {
            append(outbox, 90, 90);
            assertThat(pending(outbox)).containsExactly(80L, 90L);
        }
    }

    /** Database and log as they are when an agent is killed after so many ticks; the log. */
    private Path killedAfter(int ticks) throws IOException {
        Path running = Files.createDirectories(directory.resolve("running"));
        Files.deleteIfExists(running.resolve("agent.db"));
        try (Outbox outbox = Outbox.open(running.resolve("agent.db"), LIMITS, List.of(ONE))) {
            append(outbox, 1, ticks);
            for (String name : List.of("agent.db", "agent.db-wal")) {
                Files.deleteIfExists(directory.resolve(name));
                Files.copy(running.resolve(name), directory.resolve(name));
            }
        }
        return directory.resolve("agent.db-wal");
    }

    private Path file() {
        return directory.resolve("agent.db");
    }

    private Outbox open() {
        return Outbox.open(file(), LIMITS, List.of(ONE));
    }

    private static void append(Outbox outbox, long first, long last) {
        LongStream.rangeClosed(first, last)
                .forEach(timestamp -> outbox.append(
                        timestamp,
                        List.of(new Sample(timestamp, "disk.reads_per_sec", "device=sda", timestamp / 3.0))));
    }

    /** 200 ticks of eight kilobytes. */
    private static void appendMoreThanTheCacheHolds(Outbox outbox) {
        Random random = new Random(1);
        for (long timestamp = 1; timestamp <= 200; timestamp++) {
            List<Sample> tick = new ArrayList<>();
            for (int i = 0; i < 800; i++) {
                tick.add(new Sample(timestamp, "metric." + i, "", random.nextDouble()));
            }
            outbox.append(timestamp, tick);
        }
    }

    private static List<Long> pending(Outbox outbox) {
        return outbox.nextFresh(ONE, 1_000_000).orElseThrow().ticks().stream()
                .map(StoredTick::timestamp)
                .toList();
    }

    private static void overwrite(Path file, long position, int bytes) throws IOException {
        byte[] noise = new byte[bytes];
        Arrays.fill(noise, (byte) 0xA5);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), position);
        }
    }
}
