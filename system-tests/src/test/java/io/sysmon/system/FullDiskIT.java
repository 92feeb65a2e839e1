package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Requirement;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The agent's outbox on a small file system of its own that fills up. */
class FullDiskIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TICK_SECONDS = 2;
    private static final String HOST = "cramped";
    private static final Pattern LEFT_OUT = Pattern.compile("no tick for (\\d+) s");
    private static final long DISK_BYTES = 8 << 20;

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void agentMeasuresAndPushesOnAFullDiskAndRecoversWithoutAGap() throws IOException {
        Path disk = mountedDisk();
        SysmonHome home = system.home("home");
        AggregatorProcess aggregator = system.startAggregator(home);
        RunningProgram agent = startAgent(home, disk, aggregator);
        await().atMost(PATIENCE).until(() -> history(aggregator).size() > 3);

        Path filler = fill(disk, "filler");
        await().atMost(PATIENCE).until(() -> agent.output().contains("wait in memory"));
        awaitTicksAfter(aggregator, now() + 2 * TICK_SECONDS);
        long first = history(aggregator).firstKey();

        Files.delete(filler);
        await().atMost(PATIENCE).until(() -> agent.output().contains("can be written again"));
        assertThat(agent.output()).contains("; 0 ticks were lost");
        long recovered = now();
        awaitTicksAfter(aggregator, recovered + TICK_SECONDS);
        assertNoGap(agent, aggregator, first, recovered);
    }

    @Test
    void agentThatIsStartedAgainOnAFullDiskMeasuresAndPushes() throws IOException {
        Path disk = mountedDisk();
        SysmonHome home = system.home("home");
        AggregatorProcess aggregator = system.startAggregator(home);
        RunningProgram before = startAgent(home, disk, aggregator);
        await().atMost(PATIENCE).until(() -> history(aggregator).size() > 3);
        before.kill();

        Path filler = fill(disk, "filler");
        RunningProgram agent = startAgent(home, disk, aggregator);
        long started = now();
        awaitTicksAfter(aggregator, started + 2 * TICK_SECONDS);
        assertThat(agent.output()).contains("new ticks wait in memory");

        Files.delete(filler);
        await().atMost(PATIENCE).until(() -> agent.output().contains("can be written again"));
        assertThat(agent.output()).contains("; 0 ticks were lost");
    }

    @Test
    void firstStartOnAFullDiskMeasuresAndPushes() throws IOException {
        Path disk = mountedDisk();
        SysmonHome home = system.home("home");
        AggregatorProcess aggregator = system.startAggregator(home);
        Path filler = fill(disk, "filler");

        RunningProgram agent = startAgent(home, disk, aggregator);
        await().atMost(PATIENCE).until(() -> history(aggregator).size() > 3);
        assertThat(agent.output())
                .contains("cannot open outbox " + disk.resolve("agent.db"))
                .containsOnlyOnce("cannot unpack SQLite's library");

        Files.delete(filler);
        await().atMost(PATIENCE).until(() -> agent.output().contains("can be written again"));
        assertThat(agent.output()).contains("; 0 ticks were lost");
        agent.kill();
        long again = now();
        startAgent(home, disk, aggregator);
        awaitTicksAfter(aggregator, again + TICK_SECONDS);
        assertThat(aggregator.api().get("api/hosts?q=" + HOST).body()).doesNotContain("\"conflict\":true");
    }

    private Path mountedDisk() {
        Path disk = system.folder("disk");
        Requirement.mountInMemory(disk, DISK_BYTES);
        system.closeLater(() -> Requirement.unmount(disk));
        return disk;
    }

    private RunningProgram startAgent(SysmonHome home, Path disk, AggregatorProcess aggregator) {
        return system.startAgent(
                home,
                aggregator.url(),
                "--hostname",
                HOST,
                "--agent-db",
                disk.resolve("agent.db").toString(),
                "--push-interval",
                TICK_SECONDS + "s");
    }

    /** Takes all the room that there is. */
    private static Path fill(Path disk, String name) throws IOException {
        Path filler = disk.resolve(name);
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] page = new byte[4096];
            for (long written = 0; written < 2 * DISK_BYTES; written += page.length) {
                out.write(page);
            }
            throw new AssertionError("the disk does not fill up");
        } catch (IOException full) {
            return filler;
        }
    }

    private static void awaitTicksAfter(AggregatorProcess aggregator, long epochSeconds) {
        await().atMost(PATIENCE).until(() -> history(aggregator).lastKey() > epochSeconds);
    }

    /** But for ticks that a busy host left out, which the agent says. */
    private static void assertNoGap(RunningProgram agent, AggregatorProcess aggregator, long from, long to) {
        NavigableMap<Long, Double> pushed = history(aggregator);
        List<Long> missing = LongStream.rangeClosed(from / TICK_SECONDS + 1, to / TICK_SECONDS)
                .mapToObj(tick -> tick * TICK_SECONDS)
                .filter(tick -> !pushed.containsKey(tick))
                .toList();
        long secondsLeftOut = LEFT_OUT.matcher(agent.output())
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
        assertThat(missing).hasSizeLessThanOrEqualTo((int) secondsLeftOut / TICK_SECONDS);
    }

    private static NavigableMap<Long, Double> history(AggregatorProcess aggregator) {
        return aggregator.api().recentHistory(HOST, "memory.total_bytes");
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
