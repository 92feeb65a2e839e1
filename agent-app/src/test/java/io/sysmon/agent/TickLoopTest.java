package io.sysmon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.collect.Sampler;
import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxLimits;
import io.sysmon.agent.outbox.StoredTick;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ticks under a clock that jumps: on the grid, none made up, and the log says so. */
class TickLoopTest {

    private static final String AGGREGATOR = "http://one:9000";
    private static final long GRID_TIME = 1_700_000_000;

    @TempDir
    Path directory;

    private final ScheduledExecutorService executor = AgentThreads.single("test-tick");
    private final SetClock clock = new SetClock(Instant.ofEpochSecond(GRID_TIME));
    private final RecordedLog log = new RecordedLog();
    private final Logger logger = Logger.getLogger(TickLoop.class.getName());

    @BeforeEach
    void listen() {
        executor.shutdown(); // the test runs each tick itself
        logger.addHandler(log);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(log);
    }

    @Test
    void clockThatJumpsMovesTicksAndMakesNoneUp() {
        assertThat(ticksAt(0, 2, 3602, 3604)).containsExactly(0L, 2L, 3602L, 3604L);
        assertThat(log.messages)
                .containsExactly("no tick for 3598 s: the clock was set forward, or the host slept or was too busy");
    }

    @Test
    void clockThatIsSetBackIsFollowed() {
        assertThat(ticksAt(0, 2, -60, -58)).containsExactly(0L, 2L, -60L, -58L);
        assertThat(log.messages)
                .containsExactly("the clock went back 62 s: samples of those seconds are written again");
    }

    @Test
    void ticksThatComeOnTimeAreNotWorthALine() {
        assertThat(ticksAt(0, 2, 4, 6)).containsExactly(0L, 2L, 4L, 6L);
        assertThat(log.messages).isEmpty();
    }

    /** The times of the ticks that are kept, less the first grid time. */
    private List<Long> ticksAt(long... seconds) {
        try (Outbox outbox =
                Outbox.open(directory.resolve("agent.db"), new OutboxLimits(100, 100, 1 << 20), List.of(AGGREGATOR))) {
            clock.set(Instant.ofEpochSecond(GRID_TIME + seconds[0]));
            TickLoop loop = new TickLoop(
                    executor,
                    clock,
                    Duration.ofSeconds(2),
                    new Sampler(List.of(), System::nanoTime),
                    new TickKeeper(outbox));
            for (long second : seconds) {
                clock.set(Instant.ofEpochSecond(GRID_TIME + second));
                loop.run();
            }
            return outbox.nextFresh(AGGREGATOR, 1000).orElseThrow().ticks().stream()
                    .map(StoredTick::timestamp)
                    .map(time -> time - GRID_TIME)
                    .toList();
        }
    }

    private static final class RecordedLog extends Handler {

        private final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord event) {
            messages.add(event.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
