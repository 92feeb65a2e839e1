package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.SetClock;
import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxLimits;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A publisher between an outbox and an aggregator that answers as a test says, under a clock that a test sets. */
abstract class PublisherTestCase {

    static final HostIdentity HOST =
            new HostIdentity("web-server-01", "0.5.0", "Linux", Map.of("role", "web"), "instance-1");
    static final Duration INTERVAL = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    final SetClock clock = new SetClock(Instant.ofEpochSecond(1_700_000_000));

    final TestAggregator aggregator = new TestAggregator();

    Outbox outbox;

    Publisher publisher;

    @BeforeEach
    void open() {
        String url = aggregator.url().toString();
        outbox = Outbox.open(directory.resolve("agent.db"), new OutboxLimits(10_000, 10_000, 64 << 20), List.of(url));
        publisher = publisherWithTimeout(Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        publisher.close();
        outbox.close();
        aggregator.close();
    }

    void pushTick(long timestamp) {
        clock.advance(INTERVAL);
        appendTicks(timestamp, timestamp, 2);
        publisher.run();
    }

    void appendTicks(long first, long last, int samples) {
        for (long timestamp = first; timestamp <= last; timestamp++) {
            List<Sample> tick = new ArrayList<>();
            for (int i = 0; i < samples; i++) {
                tick.add(new Sample(timestamp, "metric." + i, "", timestamp));
            }
            outbox.append(timestamp, tick);
        }
    }

    void assertStillPending(Set<Long> timestamps) {
        assertThat(outbox.status().pendingTicks()).isEqualTo(timestamps.size());
    }

    static Set<Long> times(long first, long last) {
        Set<Long> times = new TreeSet<>();
        for (long time = first; time <= last; time++) {
            times.add(time);
        }
        return times;
    }

    Publisher publisherWithTimeout(Duration timeout) {
        PushTarget target = new PushTarget(aggregator.url(), () -> "secret", HOST, INTERVAL, Network.direct(timeout));
        return new Publisher(outbox, target, clock, new Random(1));
    }
}
