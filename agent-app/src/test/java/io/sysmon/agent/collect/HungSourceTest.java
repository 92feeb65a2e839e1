package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.Fixture;
import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole host of which some sources hang: a FIFO that nobody writes to blocks whoever opens it, as a dead bus does. */
class HungSourceTest {

    private static final Duration FAR_TOO_LONG = Duration.ofMinutes(1);

    @TempDir
    Path root;

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Path> fifos = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private Fixture fixture;

    @BeforeEach
    void copyFixture() {
        fixture = Fixture.copyOf("storage-5.10", root);
    }

    @AfterEach
    void letGo() throws IOException {
        end.countDown();
        background.shutdownNow();
        for (Path fifo : fifos) {
            new RandomAccessFile(fifo.toFile(), "rw").close(); // does not wait for the other end, and lets it go
        }
    }

    @Test
    void noTickWaitsForAHungSourceAndEachIsNamed() throws IOException, InterruptedException {
        hang("sys/class/hwmon/hwmon0/temp1_input");
        hang("sys/class/net/enp3s0/speed");
        hang("proc/41/stat");
        Sampler sampler = new Sampler(
                Collectors.all(fixture.roots(), Fixture.EXCLUDES, background, this::hangForEver), nanos::get);

        List<Sample> last = Assertions.assertTimeoutPreemptively(FAR_TOO_LONG, () -> {
            List<Sample> samples = sampler.sample(0);
            for (int tick = 1; tick <= 15; tick++) {
                nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
                samples = sampler.sample(tick);
                assertThat(ofMetric(samples, "cpu.cores")).as("tick %d", tick).hasSize(1);
            }
            return samples;
        });

        assertThat(ofMetric(last, "agent.collector_up"))
                .contains("collector=temperature 0.0", "collector=links 0.0", "collector=processes 0.0")
                .contains("collector=stat 1.0", "collector=disk 1.0", "collector=network 1.0");
    }

    @Test
    void aHungMountIsNamedAndTheOthersAreMeasured() {
        Sampler sampler = new Sampler(
                Collectors.all(
                        fixture.roots(),
                        Fixture.EXCLUDES,
                        background,
                        mount -> mount.equals(Path.of("/")) ? fixture.space(mount) : hangForEver(mount)),
                nanos::get);
        sampler.sample(0);

        Awaitility.await().atMost(FAR_TOO_LONG).untilAsserted(() -> {
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
            List<Sample> samples = sampler.sample(0);
            assertThat(ofMetric(samples, "agent.collector_up")).contains("collector=filesystem 0.0");
            assertThat(ofMetric(samples, "filesystem.total_bytes"))
                    .hasSize(1)
                    .allMatch(sample -> sample.startsWith("mount=/ "));
        });
    }

    private SpaceUsage hangForEver(Path mountPoint) throws IOException {
        try {
            end.await();
        } catch (InterruptedException ended) {
            throw new IOException("ended", ended);
        }
        throw new IOException(mountPoint + " answered");
    }

    private void hang(String path) throws IOException, InterruptedException {
        Path file = fixture.file(path);
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        fifos.add(file);
    }

    private static List<String> ofMetric(List<Sample> samples, String metricType) {
        return samples.stream()
                .filter(sample -> sample.metricType().equals(metricType))
                .map(sample -> sample.tags() + " " + sample.value())
                .toList();
    }
}
