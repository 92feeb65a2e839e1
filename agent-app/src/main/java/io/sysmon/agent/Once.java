package io.sysmon.agent;

import io.sysmon.agent.collect.Sampler;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.PushWriter;
import io.sysmon.protocol.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Two readings one interval apart, and the second as the body of a push. */
final class Once {

    private static final long MILLIS_PER_SECOND = 1000;

    private Once() {}

    /**
     * Reads twice on {@code executor}.
     *
     * @throws InterruptedException when the calling thread is interrupted while it waits
     */
    static byte[] read(
            ScheduledExecutorService executor, Clock clock, Duration interval, Sampler sampler, HostIdentity host)
            throws InterruptedException {
        executor.execute(() -> sampler.sample(gridSeconds(clock, interval)));
        Future<List<Sample>> second = executor.schedule(
                () -> sampler.sample(gridSeconds(clock, interval)), interval.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return body(host, second.get());
        } catch (ExecutionException bug) {
            throw new IllegalStateException("cannot take a reading", bug);
        }
    }

    /** The uncompressed body of a push with these samples. */
    static byte[] body(HostIdentity host, List<Sample> samples) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PushWriter writer = new PushWriter(bytes)) {
            writer.begin(host);
            for (Sample sample : samples) {
                writer.sample(sample.timestamp(), sample.metricType(), sample.value(), sample.tags());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot write to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private static long gridSeconds(Clock clock, Duration interval) {
        long seconds = interval.toSeconds();
        return clock.millis() / MILLIS_PER_SECOND / seconds * seconds;
    }
}
