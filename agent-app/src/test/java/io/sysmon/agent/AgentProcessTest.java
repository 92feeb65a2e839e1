package io.sysmon.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.agent.publish.TestAggregator;
import io.sysmon.agent.publish.TestAggregator.Received;
import io.sysmon.protocol.SampleColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own: stopped, killed, cut off. It measures every second and pushes every second. */
class AgentProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    @TempDir
    Path temporary;

    private TestAggregator aggregator = new TestAggregator();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        aggregator.close();
    }

    @Test
    void saysHowLateItsTicksBeginButForTheFirst() throws IOException {
        start();

        await().atMost(PATIENCE).until(() -> aggregator.received().size() >= 3);

        List<Double> latenesses = new ArrayList<>();
        aggregator.received().forEach(push -> latenesses.addAll(valuesOf(push, "agent.tick_lateness_seconds")));
        int ticks = aggregator.received().stream()
                .mapToInt(push -> push.timestamps().size())
                .sum();
        assertThat(latenesses).hasSize(ticks - 1).allMatch(seconds -> seconds >= 0 && seconds < PATIENCE.toSeconds());
    }

    @Test
    void pushesWhatIsLeftWhenItIsToldToStopAndSaysSo() throws IOException, InterruptedException {
        Process agent = start("--push-interval", "1h"); // after its first push it would wait for an hour
        await().atMost(PATIENCE).until(() -> !aggregator.received().isEmpty());
        long firstEnd = last(aggregator.received().get(0).timestamps());
        await().atMost(PATIENCE).until(() -> now() > firstEnd + 2);

        agent.destroy();

        assertThat(agent.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(aggregator.received()).hasSize(2);
        assertThat(first(aggregator.received().get(1).timestamps())).isEqualTo(firstEnd + 1);
        assertThat(log()).endsWith("INFO  Agent: stopped\n");
    }

    @Test
    void stopsWithinFiveSecondsWhenTheAggregatorDoesNotAnswer() throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        aggregator.answer(request -> {
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return TestAggregator.success(request);
        });
        Process agent = start("--push-interval", "1s");
        await().atMost(PATIENCE).until(() -> !aggregator.received().isEmpty());

        agent.destroy();

        assertThat(agent.waitFor(6, TimeUnit.SECONDS)).isTrue();
        never.countDown();
    }

    @Test
    void losesNoTickThatWasDurableWhenItIsKilled() throws IOException, InterruptedException {
        aggregator.answer(request -> TestAggregator.Answer.of(503, ""));
        Process agent = start("--push-interval", "1s");
        await().atMost(PATIENCE)
                .until(() -> aggregator.received().stream()
                        .anyMatch(push -> push.timestamps().size() >= 3));
        Set<Long> offered = allTimestamps();

        agent.destroyForcibly().waitFor();
        int before = aggregator.received().size();
        aggregator.answer(TestAggregator::success);
        start("--push-interval", "1s");
        await().atMost(PATIENCE).until(() -> aggregator.received().size() > before);

        assertThat(aggregator.received().get(before).timestamps()).containsAll(offered);
        assertThat(aggregator.received())
                .extracting(push -> push.push().host().instance())
                .containsOnly(aggregator.received().get(0).push().host().instance());
    }

    @Test
    void keepsItsLibraryBesideTheOutboxAndLeavesNothingInTheTemporaryDirectoryWhenItIsKilled()
            throws IOException, InterruptedException {
        Path libraries = Files.createDirectories(home.resolve("native"));
        Path leftOver = Files.createFile(libraries.resolve("libsqlitejdbc-3.1-Linux.so.77"));
        Files.setLastModifiedTime(leftOver, FileTime.fromMillis(0));
        Process agent = start();
        await().atMost(PATIENCE).until(() -> !aggregator.received().isEmpty());

        agent.destroyForcibly().waitFor();

        assertThat(temporary).isEmptyDirectory();
        assertThat(libraries).isDirectoryContaining("regex:.*/libsqlitejdbc-[0-9a-f]{5,8}\\.so");
        assertThat(leftOver).doesNotExist();
    }

    @Test
    void leavesNoGapWhenTheAggregatorIsAwayForAWhile() throws IOException {
        start("--push-interval", "1s");
        await().atMost(PATIENCE).until(() -> !aggregator.received().isEmpty());
        int port = aggregator.port();
        Set<Long> before = allTimestamps();
        aggregator.close();
        await().atMost(PATIENCE).until(() -> log().contains("samples are kept"));
        long away = now();
        await().atMost(PATIENCE).until(() -> now() > away + 3);
        aggregator = new TestAggregator(port);

        await().atMost(PATIENCE).until(() -> last(allTimestamps()) > away + 3);
        Set<Long> all = allTimestamps();
        all.addAll(before);
        assertThat(last(all) - first(all) + 1).isEqualTo(all.size());
        await().atMost(PATIENCE).until(() -> log().contains("works again"));
        assertThat(reasonsToKeepSamples()).isNotEmpty().doesNotHaveDuplicates();
    }

    /** An answer that the closing server cut short may come before the refused connections: each is said once. */
    private List<String> reasonsToKeepSamples() throws IOException {
        return log().lines()
                .filter(line -> line.endsWith("samples are kept"))
                .map(line -> line.substring(line.indexOf("WARN")))
                .toList();
    }

    private Process start(String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "io.sysmon.agent.Main",
                "--aggregator",
                aggregator.url().toString(),
                "--interval",
                "1s"));
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        home.resolve("agent.log").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("SYSMON_"));
        builder.environment().put("SYSMON_HOME", home.toString());
        builder.environment().put("SYSMON_TOKEN", "secret");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String log() throws IOException {
        return Files.readString(home.resolve("agent.log"));
    }

    private Set<Long> allTimestamps() {
        Set<Long> all = new TreeSet<>();
        for (Received push : aggregator.received()) {
            all.addAll(push.timestamps());
        }
        return all;
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private static long first(Set<Long> timestamps) {
        return new TreeSet<>(timestamps).first();
    }

    private static long last(Set<Long> timestamps) {
        return timestamps.isEmpty() ? 0 : new TreeSet<>(timestamps).last();
    }

    private static List<Double> valuesOf(Received push, String metricType) {
        SampleColumns samples = push.push().samples();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (samples.series().get(samples.seriesIndex(i)).metricType().equals(metricType)) {
                values.add(samples.value(i));
            }
        }
        return values;
    }
}
