package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.SetClock;
import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxLimits;
import io.sysmon.agent.publish.TestAggregator.Received;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * An aggregator that was away for hours, with a real outbox: 10 800 ticks wait, those of six hours; a whole day with
 * {@code -Dsysmon.test.backfillTicks=43200}.
 */
class BackfillTest {

    private static final int TICKS = Integer.getInteger("sysmon.test.backfillTicks", 10_800);
    private static final int TICK_SECONDS = 2;
    private static final int SAMPLES_A_TICK = 10;
    private static final long BEGIN = 1_700_000_000;
    private static final int FRESH_SAMPLES = 10_000;
    private static final int BACKLOG_SAMPLES = 40_000;
    private static final int PUSHES =
            1 + (TICKS * SAMPLES_A_TICK - FRESH_SAMPLES + BACKLOG_SAMPLES - 1) / BACKLOG_SAMPLES;
    private static final Duration BACKLOG_PAUSE = Duration.ofSeconds(2);
    private static final Duration PUSH_INTERVAL = Duration.ofSeconds(10);

    /** In memory: thousands of syncs of a disk would be what this test measures. */
    @TempDir(factory = InMemory.class)
    Path directory;

    private final SetClock clock = new SetClock(Instant.ofEpochSecond(BEGIN + (long) TICK_SECONDS * TICKS));

    @Test
    void backlogArrivesWholeTheNewestFirstInLargeBatchesAtABoundedRate() {
        try (TestAggregator aggregator = new TestAggregator()) {
            String url = aggregator.url().toString();
            HostIdentity host = new HostIdentity("away", "0.5.0", "Linux", Map.of(), "instance");
            PushTarget target = new PushTarget(
                    aggregator.url(), () -> "secret", host, PUSH_INTERVAL, Network.direct(Duration.ofSeconds(30)));
            try (Outbox outbox = Outbox.open(
                            directory.resolve("agent.db"), new OutboxLimits(43_200, 302_400, 256 << 20), List.of(url));
                    Publisher publisher = new Publisher(outbox, target, clock, new Random(1))) {
                fill(outbox);
                Duration spent = runUntilNothingIsPending(publisher, outbox);

                Duration pauses = BACKLOG_PAUSE.multipliedBy(PUSHES - 1);
                assertThat(spent).isBetween(pauses, pauses.plus(PUSH_INTERVAL));
            }
            assertAllArrived(aggregator.received());
        }
    }

    private static void assertAllArrived(List<Received> pushes) {
        assertThat(pushes).hasSize(PUSHES);
        assertThat(pushes.get(0).timestamps()).contains(BEGIN + TICK_SECONDS * (TICKS - 1L));
        assertThat(pushes.get(0).push().received()).isEqualTo(FRESH_SAMPLES);
        assertThat(pushes.get(1).push().received()).isEqualTo(BACKLOG_SAMPLES);
        List<Long> times = new ArrayList<>();
        for (Received push : pushes) {
            assertThat(push.push().received()).isLessThanOrEqualTo(BACKLOG_SAMPLES);
            times.addAll(push.timestamps());
        }
        assertThat(times)
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, TICKS)
                        .mapToObj(tick -> BEGIN + TICK_SECONDS * tick)
                        .toList());
    }

    /** Lets the time pass that the publisher wants to wait; how long that was. */
    private Duration runUntilNothingIsPending(Publisher publisher, Outbox outbox) {
        Instant begin = clock.instant();
        while (outbox.status().pendingTicks() > 0) {
            Duration wait = publisher.run();
            assertThat(publisher.status().failures()).isZero();
            clock.advance(wait);
        }
        return Duration.between(begin, clock.instant());
    }

    private static void fill(Outbox outbox) {
        for (int tick = 0; tick < TICKS; tick++) {
            long time = BEGIN + (long) TICK_SECONDS * tick;
            List<Sample> samples = new ArrayList<>(SAMPLES_A_TICK);
            for (int i = 0; i < SAMPLES_A_TICK; i++) {
                samples.add(new Sample(time, "metric." + i, "", tick + i));
            }
            outbox.append(time, samples);
        }
    }

    /** On the file system in memory that Linux mounts, where there is one. */
    static final class InMemory implements TempDirFactory {

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
                throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "sysmon-backfill")
                    : Files.createTempDirectory("sysmon-backfill");
        }
    }
}
