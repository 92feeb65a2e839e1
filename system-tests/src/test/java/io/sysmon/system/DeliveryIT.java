package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.LyingAggregator;
import io.sysmon.system.harness.LyingAggregator.Lie;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SampleRows;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever an aggregator does, in the end it has every sample with the value that was measured: all that the agent's own
 * store holds is compared with all that the aggregator exports.
 */
class DeliveryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void aggregatorThatLiesInEveryWayEndsUpWithEverySample() {
        SysmonHome home = system.home("home");
        AggregatorProcess aggregator = system.startAggregator(home);
        LyingAggregator liar = system.closeLater(new LyingAggregator(aggregator.port(), List.of(Lie.values())));
        startAgent(home, "lied-to", List.of(liar.port()), "--read-timeout", "1s");

        await().atMost(PATIENCE).until(() -> liar.told().size() == Lie.values().length);
        awaitEverySample(home, "lied-to", aggregator);
        assertThat(liar.told()).containsExactly(Lie.values());
    }

    @Test
    void wrongTokenDelaysSamplesUntilItIsMended() throws IOException {
        SysmonHome home = system.home("home");
        AggregatorProcess aggregator = system.startAggregator(home);
        Path token = Files.writeString(home.directory().resolve("agent-token"), "wrong\n");
        String[] flags = {"--token-file", token.toString()};
        RunningProgram agent = startAgent(home, "stranger", List.of(aggregator.port()), flags);
        await().atMost(PATIENCE).until(() -> agent.output().contains("the token is not accepted"));
        Files.writeString(token, home.token());

        agent.stop();
        startAgent(home, "stranger", List.of(aggregator.port()), flags);

        awaitEverySample(home, "stranger", aggregator);
    }

    /** The third takes connections and never reads: it must not hold the others up. */
    @Test
    void severalAggregatorsHoldTheSameDataThoughOneWasAwayAndOneHangs() throws IOException {
        SysmonHome home = system.home("first");
        SysmonHome second = system.home("second");
        Map<String, String> token = Map.of("SYSMON_TOKEN", "shared");
        AggregatorProcess one = system.startAggregator(home, FreePort.find(), token);
        AggregatorProcess two = system.startAggregator(second, FreePort.find(), token);
        ServerSocket hanging = system.closeLater(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        startAgent(home, "doubled", List.of(one.port(), two.port(), hanging.getLocalPort()), "--token", "shared");
        await().atMost(PATIENCE).until(() -> newest(one) > 0 && newest(two) > 0);

        two.program().kill();
        long killed = Instant.now().getEpochSecond();
        await().atMost(PATIENCE).until(() -> newest(one) > killed + 6);
        assertThat(Instant.now().getEpochSecond() - newest(one)).isLessThan(6);
        AggregatorProcess again = system.startAggregator(second, two.port(), token);

        awaitEverySample(home, "doubled", one, again);
    }

    /** All that the agent measured until a few seconds ago is in each of the aggregators, and of the same value. */
    private void awaitEverySample(SysmonHome home, String host, AggregatorProcess... aggregators) {
        long now = Instant.now().getEpochSecond();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            SampleRows measured = historyOf(home, host).until(now);
            assertThat(measured.size()).isGreaterThan(100);
            for (AggregatorProcess aggregator : aggregators) {
                assertThat(measured.missingIn(exportOf(aggregator))).isEmpty();
            }
        });
        for (AggregatorProcess aggregator : aggregators) {
            SampleRows exported = exportOf(aggregator);
            assertThat(exported.missingIn(historyOf(home, host)))
                    .as("samples that were never measured")
                    .isEmpty();
        }
    }

    private RunningProgram startAgent(SysmonHome home, String host, List<Integer> ports, String... flags) {
        List<String> all = new ArrayList<>(List.of(flags));
        for (int port : ports.subList(1, ports.size())) {
            all.addAll(List.of("--aggregator", "http://127.0.0.1:" + port));
        }
        all.addAll(List.of("--hostname", host, "--interval", "1s", "--push-interval", "1s"));
        return system.startAgent(home, URI.create("http://127.0.0.1:" + ports.get(0)), all.toArray(String[]::new));
    }

    private SampleRows historyOf(SysmonHome home, String host) {
        return SampleRows.parse(run(
                home,
                Artifacts.agentJar(),
                List.of("history", "*", "--last", "1h", "--format", "csv", "--hostname", host)));
    }

    private SampleRows exportOf(AggregatorProcess aggregator) {
        return SampleRows.parse(run(aggregator.home(), Artifacts.war(), List.of("export", "--format", "csv")));
    }

    private static long newest(AggregatorProcess aggregator) {
        NavigableMap<Long, Double> history =
                new Api(aggregator.url(), "").recentHistory("doubled", "memory.total_bytes");
        return history.isEmpty() ? 0 : history.lastKey();
    }

    private String run(SysmonHome home, Path jar, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Artifacts.java().toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("SYSMON_"));
        builder.environment().put("SYSMON_HOME", home.directory().toString());
        try {
            Process process = builder.start();
            system.closeLater(process::destroyForcibly);
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }
}
