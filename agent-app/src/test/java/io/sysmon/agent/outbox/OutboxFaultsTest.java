package io.sysmon.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files that cannot be written, are another's, or hold damaged ticks. */
class OutboxFaultsTest extends OutboxTestCase {

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

    private static void appendFailing(Outbox outbox, long first, long last) {
        for (long timestamp = first; timestamp <= last; timestamp++) {
            long now = timestamp;
            assertThatThrownBy(() -> outbox.append(now, largeTick(now))).isInstanceOf(OutboxException.class);
        }
    }
}
