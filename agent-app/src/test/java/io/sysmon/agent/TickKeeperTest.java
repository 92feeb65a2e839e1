package io.sysmon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.outbox.Batch;
import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxLimits;
import io.sysmon.agent.outbox.StoredTick;
import io.sysmon.protocol.Sample;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickKeeperTest {

    private static final String AGGREGATOR = "http://one:9000";

    @TempDir
    Path directory;

    /** The outbox refuses tick 3, and with it all that come after. */
    @Test
    void goesOnWhileTheOutboxCannotBeWrittenAndLosesNothingThatFitsInMemory() throws SQLException {
        open().close();
        execute("CREATE TRIGGER full BEFORE INSERT ON tick WHEN NEW.timestamp = 3"
                + " BEGIN SELECT raise(ABORT, 'disk is full'); END");
        try (Outbox outbox = open()) {
            TickKeeper keeper = new TickKeeper(outbox);
            LongStream.rangeClosed(1, 302).forEach(timestamp -> keep(keeper, timestamp));
            assertThat(timestamps(outbox)).containsExactlyElementsOf(ticks(3, 302));

            execute("DROP TRIGGER full");
            keep(keeper, 303);
            assertThat(timestamps(outbox)).containsExactlyElementsOf(ticks(1, 303));
            assertThat(outbox.status().droppedTicks()).isZero();
        }
    }

    @Test
    void tidiesTheOutboxAsTicksCome() {
        try (Outbox outbox = Outbox.open(file(), new OutboxLimits(1, 10, 64 << 20), List.of(AGGREGATOR))) {
            TickKeeper keeper = new TickKeeper(outbox);
            LongStream.rangeClosed(1, 60).forEach(timestamp -> keep(keeper, timestamp));

            assertThat(outbox.status().droppedTicks()).isEqualTo(50);
        }
    }

    private static void keep(TickKeeper keeper, long timestamp) {
        keeper.keep(timestamp, List.of(new Sample(timestamp, "load.1m", "", 1)));
    }

    private static List<Long> ticks(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<Long> timestamps(Outbox outbox) {
        Batch batch = outbox.nextFresh(AGGREGATOR, 1_000_000).orElseThrow();
        return batch.ticks().stream().map(StoredTick::timestamp).toList();
    }

    private Path file() {
        return directory.resolve("agent.db");
    }

    private Outbox open() {
        return Outbox.open(file(), new OutboxLimits(1000, 1000, 64 << 20), List.of(AGGREGATOR));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
