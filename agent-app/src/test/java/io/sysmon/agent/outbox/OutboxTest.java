package io.sysmon.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private static final String ONE = "http://one:9000";
    private static final String TWO = "http://two:9000";
    private static final OutboxLimits LIMITS = new OutboxLimits(1000, 5000, 64 << 20);
    private static final int ALL_SAMPLES = 1_000_000;

    @TempDir
    Path directory;

    @Test
    void givesBackEverySampleAsItWasPutIn() throws IOException {
        List<Sample> tick = List.of(
                new Sample(100, "cpu.total_usage", "", 34.5),
                new Sample(100, "disk.reads_per_sec", "device=sda", 0.1 + 0.2),
                new Sample(100, "disk.reads_per_sec", "device=sdb", 0));
        try (Outbox outbox = open()) {
            outbox.append(100, tick);

            assertThat(samplesOf(outbox, outbox.nextFresh(ONE, ALL_SAMPLES))).isEqualTo(tick);
        }
    }

    @Test
    void keepsTicksAndWhatIsAcknowledgedThroughARestart() {
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 4);
            outbox.acknowledge(outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow());
            appendTicks(outbox, 5, 6);
        }
        try (Outbox outbox = open()) {
            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(5L, 6L);
        }
    }

    @Test
    void keepsItsInstanceThroughARestartAndGivesEachFileItsOwn() {
        String instance;
        try (Outbox outbox = open()) {
            instance = outbox.instance();
        }
        try (Outbox again = open();
                Outbox other = Outbox.open(directory.resolve("other.db"), LIMITS, List.of(ONE))) {
            assertThat(again.instance()).isEqualTo(instance).hasSize(32);
            assertThat(other.instance()).isNotEqualTo(instance);
        }
    }

    @Test
    void sendsTheNewestTicksFirstAfterAnOutageAndThenTheGapFromItsNewerEnd() {
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 10);

            Batch fresh = outbox.nextFresh(ONE, 3).orElseThrow();
            assertThat(timestamps(fresh)).containsExactly(8L, 9L, 10L);
            assertThat(outbox.hasBacklog(ONE)).isFalse();
            outbox.acknowledge(fresh);
            assertThat(outbox.hasBacklog(ONE)).isTrue();
            appendTicks(outbox, 11, 12);
            assertThat(acknowledgeNext(outbox, outbox.nextFresh(ONE, 3))).containsExactly(11L, 12L);
            assertThat(acknowledgeNext(outbox, outbox.nextBacklog(ONE, 4))).containsExactly(4L, 5L, 6L, 7L);
            assertThat(acknowledgeNext(outbox, outbox.nextBacklog(ONE, 4))).containsExactly(1L, 2L, 3L);

            assertThat(outbox.nextBacklog(ONE, 4)).isEmpty();
            assertThat(outbox.nextFresh(ONE, 4)).isEmpty();
            assertThat(outbox.hasBacklog(ONE)).isFalse();
            assertThat(outbox.status().pendingTicks()).isZero();
        }
    }

    @Test
    void givesABatchAgainThatWasNotAcknowledged() {
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 3);
            outbox.nextFresh(ONE, ALL_SAMPLES);

            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void givesOneTickAtLeastHoweverLarge() {
        try (Outbox outbox = open()) {
            outbox.append(7, List.of(sample(7, "a"), sample(7, "b"), sample(7, "c")));

            assertThat(outbox.nextFresh(ONE, 1).orElseThrow().size()).isEqualTo(3);
        }
    }

    @Test
    void keepsAPlaceForEachAggregator() {
        try (Outbox outbox = Outbox.open(file(), LIMITS, List.of(ONE, TWO))) {
            appendTicks(outbox, 1, 3);
            acknowledgeNext(outbox, outbox.nextFresh(ONE, ALL_SAMPLES));

            assertThat(outbox.nextFresh(ONE, ALL_SAMPLES)).isEmpty();
            assertThat(timestamps(outbox.nextFresh(TWO, ALL_SAMPLES))).containsExactly(1L, 2L, 3L);
            assertThat(outbox.status().pendingTicks()).isEqualTo(3);
        }
    }

    @Test
    void sendsANewAggregatorWhatIsStillThereAndForgetsOneThatWasTakenOff() {
        try (Outbox outbox = Outbox.open(file(), LIMITS, List.of(ONE))) {
            appendTicks(outbox, 1, 3);
            acknowledgeNext(outbox, outbox.nextFresh(ONE, ALL_SAMPLES));
        }
        try (Outbox outbox = Outbox.open(file(), LIMITS, List.of(TWO))) {
            assertThat(acknowledgeNext(outbox, outbox.nextFresh(TWO, ALL_SAMPLES)))
                    .containsExactly(1L, 2L, 3L);
            assertThatThrownBy(() -> outbox.nextFresh(ONE, 1)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void setsARefusedBatchAsideWithItsReasonAndGoesOn() throws SQLException {
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 2);
            outbox.refuse(outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow(), "refused with 422", new byte[] {1, 2, 3});
            appendTicks(outbox, 3, 3);

            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(3L);
        }
        assertThat(query("SELECT timestamp || ' ' || aggregator || ' ' || reason || ' ' || hex(body) FROM refused"))
                .containsExactly("2 http://one:9000 refused with 422 010203");
    }

    @Test
    void keepsAtMostSixteenMebibytesOfRefusedBatchesTheNewest() throws SQLException {
        try (Outbox outbox = open()) {
            for (int i = 1; i <= 5; i++) {
                appendTicks(outbox, i, i);
                outbox.refuse(outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow(), "no", new byte[4 << 20]);
            }
        }
        assertThat(query("SELECT timestamp FROM refused ORDER BY 1")).containsExactly("2", "3", "4", "5");
    }

    @Test
    void deletesAcknowledgedTicksOnlyAfterTheHistorysLength() throws SQLException {
        try (Outbox outbox = Outbox.open(file(), new OutboxLimits(4, 100, 64 << 20), List.of(ONE))) {
            appendTicks(outbox, 1, 10);
            acknowledgeNext(outbox, outbox.nextFresh(ONE, 6)); // 5 to 10
            assertThat(outbox.tidy()).isZero();
        }
        assertThat(query("SELECT timestamp FROM tick ORDER BY id"))
                .containsExactly("1", "2", "3", "4", "7", "8", "9", "10");
    }

    @Test
    void dropsTheOldestUnsentTicksAtTheAgeBoundAndCountsThemForGood() {
        OutboxLimits limits = new OutboxLimits(2, 6, 64 << 20);
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            appendTicks(outbox, 1, 10);

            assertThat(outbox.tidy()).isEqualTo(4);
            assertThat(outbox.status().droppedTicks()).isEqualTo(4);
            assertThat(outbox.status().pendingTicks()).isEqualTo(6);
        }
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            assertThat(outbox.status().droppedTicks()).isEqualTo(4);
            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
        }
    }

    @Test
    void makesRoomWithAcknowledgedTicksBeforeItDropsUnsentOnes() {
        OutboxLimits limits = new OutboxLimits(10_000, 10_000, 512 << 10);
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            appendLargeTicks(outbox, 1, 60);
            acknowledgeNext(outbox, outbox.nextFresh(ONE, ALL_SAMPLES));
            appendLargeTicks(outbox, 61, 70);

            assertThat(outbox.tidy()).isZero();
            assertThat(outbox.status().bytes()).isLessThanOrEqualTo(512 << 10);
            assertThat(outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow().ticks()).hasSize(10);
        }
    }

    @Test
    void dropsUnsentTicksWhenNothingElseMakesRoom() {
        OutboxLimits limits = new OutboxLimits(10_000, 10_000, 512 << 10);
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            appendLargeTicks(outbox, 1, 120);
            int dropped = outbox.tidy();

            assertThat(dropped).isBetween(50, 110);
            assertThat(outbox.status().droppedTicks()).isEqualTo(dropped);
            assertThat(timestamps(outbox.nextFresh(ONE, 40))).contains(120L);
        }
    }

    @Test
    void neverUsesAnIdAgainAfterEveryTickWentAway() {
        OutboxLimits limits = new OutboxLimits(1, 1, 64 << 20);
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            appendTicks(outbox, 1, 5);
            acknowledgeNext(outbox, outbox.nextFresh(ONE, ALL_SAMPLES));
        }
        execute("DELETE FROM tick");
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            appendTicks(outbox, 6, 6);

            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(6L);
        }
    }

    @Test
    void givesEveryTickExactlyUntilItIsAcknowledgedWhateverTheOrder() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        Random random = new Random(seed);
        TreeSet<Long> unacknowledged = new TreeSet<>();
        long next = 1;
        try (Outbox outbox = open()) {
            for (int step = 0; step < 300; step++) {
                for (int i = random.nextInt(8); i > 0; i--) {
                    appendTicks(outbox, next, next);
                    unacknowledged.add(next++);
                }
                Optional<Batch> batch = random.nextBoolean()
                        ? outbox.nextFresh(ONE, random.nextInt(1, 6))
                        : outbox.nextBacklog(ONE, random.nextInt(1, 6));
                assertThat(unacknowledged).as("seed %d", seed).containsAll(timestamps(batch));
                if (batch.isPresent() && random.nextInt(3) > 0) {
                    unacknowledged.removeAll(acknowledgeNext(outbox, batch));
                }
                assertThat(outbox.status().pendingTicks()).as("seed %d", seed).isEqualTo(unacknowledged.size());
            }
        }
    }

    @Test
    void pushesTicksFromMemoryWhileTheFileCannotBeWrittenAndWritesThemLater() throws IOException, SQLException {
        open().close();
        execute("CREATE TRIGGER full BEFORE INSERT ON tick WHEN NEW.timestamp = 2"
                + " BEGIN SELECT raise(ABORT, 'disk is full'); END");
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 1);
            assertThatThrownBy(() -> outbox.append(2, List.of(sample(2, "new.metric"))))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContainingAll("cannot keep a tick in outbox " + file(), "disk is full");
            assertThatThrownBy(() -> outbox.append(3, List.of(sample(3, "newer.metric"))))
                    .isInstanceOf(OutboxException.class);

            Batch fromMemory = outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow();
            assertThat(samplesOf(outbox, Optional.of(fromMemory)))
                    .containsExactly(sample(2, "new.metric"), sample(3, "newer.metric"));
            outbox.acknowledge(fromMemory);
            assertThat(acknowledgeNext(outbox, outbox.nextBacklog(ONE, ALL_SAMPLES)))
                    .containsExactly(1L);
            execute("DROP TRIGGER full");
            outbox.append(4, List.of(sample(4, "new.metric"), sample(4, "newer.metric")));
        }
        assertThat(query("SELECT timestamp FROM tick ORDER BY id")).containsExactly("1", "2", "3", "4");
        try (Outbox outbox = open()) {
            assertThat(samplesOf(outbox, outbox.nextFresh(ONE, ALL_SAMPLES)))
                    .containsExactly(sample(4, "new.metric"), sample(4, "newer.metric"));
            assertThat(outbox.status().droppedTicks()).isZero();
        }
    }

    @Test
    void dropsAndCountsTheOldestTicksThatMemoryHasNoRoomForUnlessTheyWerePushed() {
        open().close();
        execute("CREATE TRIGGER full BEFORE INSERT ON tick BEGIN SELECT raise(ABORT, 'disk is full'); END");
        try (Outbox outbox = open()) {
            appendFailing(outbox, 1, 100);
            outbox.acknowledge(outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow());
            appendFailing(outbox, 101, 400);

            long dropped = outbox.status().droppedTicks();
            List<Long> kept = timestamps(outbox.nextFresh(ONE, ALL_SAMPLES));
            assertThat(dropped).isEqualTo(300 - kept.size()).isBetween(50L, 250L);
            assertThat(kept.get(kept.size() - 1)).isEqualTo(400);
            execute("DROP TRIGGER full");
            outbox.append(401, List.of(sample(401, "cpu.total_usage")));
            assertThat(outbox.status().droppedTicks()).isEqualTo(dropped);
        }
        try (Outbox outbox = open()) {
            assertThat(outbox.status().droppedTicks()).isPositive();
        }
    }

    @Test
    void refusesASecondAgentOnTheSameFile() {
        try (Outbox outbox = open()) {
            assertThat(outbox.status().pendingTicks()).isZero();
            assertThatThrownBy(this::open)
                    .isInstanceOf(OutboxException.class)
                    .hasMessage("cannot use outbox " + file() + ": another agent is using it");
        }
    }

    @Test
    void saysWhichFileCannotBeWritten() throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("file"), "no directory");

        assertThatThrownBy(() -> Outbox.open(inTheWay.resolve("agent.db"), LIMITS, List.of(ONE)))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("cannot write outbox " + inTheWay.resolve("agent.db"));
    }

    @Test
    void refusesASchemaOfANewerAgent() {
        open().close();
        execute("PRAGMA user_version = 99");

        assertThatThrownBy(this::open)
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("it has schema 99, made by a newer agent; this one knows up to 2");
    }

    @Test
    void setsADamagedTickAsideAndGivesOutItsNeighbours() throws SQLException {
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 5);
        }
        execute("UPDATE tick SET samples = x'01ffff' WHERE timestamp = 1"); // ends within a number
        execute("UPDATE tick SET samples = x'01' WHERE timestamp = 3"); // fewer samples than the row says
        execute("UPDATE tick SET samples = x'017e10' WHERE timestamp = 5"); // a series that nobody knows

        try (Outbox outbox = open()) {
            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(2L, 4L);
            outbox.acknowledge(outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow());
            assertThat(outbox.nextFresh(ONE, ALL_SAMPLES)).isEmpty();
            assertThat(outbox.nextBacklog(ONE, ALL_SAMPLES)).isEmpty();
            assertThat(outbox.status().droppedTicks()).isEqualTo(3);
        }
        try (Outbox again = open()) {
            assertThat(again.status().droppedTicks()).isEqualTo(3);
        }
        assertThat(query("SELECT timestamp || ' ' || aggregator || ' ' || hex(body) FROM refused ORDER BY timestamp"))
                .containsExactly("1  01FFFF", "3  01", "5  017E10");
        assertThat(query("SELECT reason FROM refused WHERE timestamp = 3"))
                .containsExactly("expected 1 samples, found 0");
    }

    @Test
    void givesOutWhatComesAfterNothingButDamagedTicks() {
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 4);
        }
        execute("UPDATE tick SET samples = x'02' WHERE timestamp > 1");

        try (Outbox outbox = open()) {
            assertThat(timestamps(outbox.nextFresh(ONE, 1))).containsExactly(1L);
        }
    }

    private Path file() {
        return directory.resolve("agent.db");
    }

    private Outbox open() {
        return Outbox.open(file(), LIMITS, List.of(ONE));
    }

    private static Sample sample(long timestamp, String metricType) {
        return new Sample(timestamp, metricType, "", timestamp / 4.0);
    }

    /** One sample a tick. */
    private static void appendTicks(Outbox outbox, long first, long last) {
        LongStream.rangeClosed(first, last)
                .forEach(timestamp -> outbox.append(timestamp, List.of(sample(timestamp, "cpu.total_usage"))));
    }

    /** About ten kilobytes a tick. */
    private static void appendLargeTicks(Outbox outbox, long first, long last) {
        LongStream.rangeClosed(first, last).forEach(timestamp -> outbox.append(timestamp, largeTick(timestamp)));
    }

    private static void appendFailing(Outbox outbox, long first, long last) {
        for (long timestamp = first; timestamp <= last; timestamp++) {
            long now = timestamp;
            assertThatThrownBy(() -> outbox.append(now, largeTick(now))).isInstanceOf(OutboxException.class);
        }
    }

    private static List<Sample> largeTick(long timestamp) {
        Random random = new Random(timestamp);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            samples.add(new Sample(timestamp, "metric." + i, "", random.nextDouble()));
        }
        return samples;
    }

    private static List<Long> acknowledgeNext(Outbox outbox, Optional<Batch> batch) {
        batch.ifPresent(outbox::acknowledge);
        return timestamps(batch);
    }

    private static List<Long> timestamps(Optional<Batch> batch) {
        return batch.map(OutboxTest::timestamps).orElse(List.of());
    }

    private static List<Long> timestamps(Batch batch) {
        return batch.ticks().stream().map(StoredTick::timestamp).toList();
    }

    private static List<Sample> samplesOf(Outbox outbox, Optional<Batch> batch) throws IOException {
        List<Sample> samples = new ArrayList<>();
        outbox.read(
                batch.orElseThrow(),
                (timestamp, metricType, value, tags) -> samples.add(new Sample(timestamp, metricType, tags, value)));
        return samples;
    }

    private List<String> query(String sql) throws SQLException {
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

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }
}
