package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.ProcFiles;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real agent pushes this machine's numbers to the real WAR, and they are found on the API. */
class EndToEndIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String HOST = ProcFiles.hostname();

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static SysmonHome home;
    private static AggregatorProcess aggregator;
    private static Api api;

    /** The agent is stopped, so that all answers that follow speak of the same newest tick. */
    @BeforeAll
    static void letTheAgentPushAFewTicks() {
        home = system.home("home");
        aggregator = system.startAggregator(home);
        api = aggregator.api();
        RunningProgram agent =
                system.startAgent(home, aggregator.url(), "--push-interval", "2s", "--tag", "environment=test");
        await("three ticks of " + HOST)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> api.recentHistory(HOST, "cpu.total_usage").size() >= 3);
        assertThat(agent.stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
    }

    @Test
    void hostIsRegisteredAsItDescribedItself() {
        JsonNode host = host(api);

        assertThat(host.get("platform").asText()).isEqualTo("Linux");
        assertThat(host.get("version").asText()).isEqualTo("0.5.0");
        assertThat(host.get("status").asText()).isEqualTo("online");
        assertThat(host.get("tags").toString()).isEqualTo("{\"environment\":\"test\"}");
    }

    @Test
    void thisMachinesNumbersAreOnTheApi() {
        Map<String, Double> latest = latest();

        assertThat(latest)
                .containsEntry("cpu.cores", (double) ProcFiles.cpus())
                .containsEntry("memory.total_bytes", (double) ProcFiles.memoryTotalBytes())
                .containsEntry("system.boot_time_seconds", (double) ProcFiles.bootTimeSeconds());
        assertSumsAgree(latest);
    }

    @Test
    void everyFamilyOfThisMachineIsThere() {
        Set<String> families = new TreeSet<>();
        for (JsonNode series : api.get("api/hosts/" + HOST).json().get("series")) {
            families.add(series.get("metric_type").asText().replaceFirst("\\..*", ""));
        }

        assertThat(families).contains("cpu", "load", "memory", "swap", "disk", "filesystem", "network", "system");
    }

    @Test
    void headlinesAndFleetAgreeWithTheLatestSamples() {
        Map<String, Double> latest = latest();

        assertHeadlinesAgree(host(api).get("latest"), latest);
        assertFleetAgrees(api.get("api/fleet/summary").json(), latest);
    }

    @Test
    void everythingIsStillThereAfterTheAggregatorsRestart() {
        String token = home.token();
        NavigableMap<Long, Double> history = api.recentHistory(HOST, "cpu.total_usage");
        JsonNode latest = api.get("api/latest?host=" + HOST).json().get("metrics");
        JsonNode host = host(api);
        assertThat(history).hasSizeGreaterThanOrEqualTo(3);
        assertThat(aggregator.program().stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);

        aggregator = system.startAggregator(home);
        api = aggregator.api();

        assertThat(home.token()).isEqualTo(token);
        assertThat(api.recentHistory(HOST, "cpu.total_usage")).isEqualTo(history);
        assertThat(api.get("api/latest?host=" + HOST).json().get("metrics")).isEqualTo(latest);
        assertThat(host(api)).isEqualTo(host);
    }

    private static JsonNode host(Api api) {
        return api.get("api/hosts/" + HOST).json().get("host");
    }

    private static Map<String, Double> latest() {
        Map<String, Double> values = new TreeMap<>();
        JsonNode answer = api.get("api/latest?host=" + HOST).json();
        assertThat(answer.get("count").asInt()).isEqualTo(answer.get("metrics").size());
        for (JsonNode sample : answer.get("metrics")) {
            assertThat(sample.get("host").asText()).isEqualTo(HOST);
            if (sample.get("tags").asText().isEmpty()) {
                values.put(
                        sample.get("metric_type").asText(), sample.get("value").asDouble());
            }
        }
        return values;
    }

    private static void assertSumsAgree(Map<String, Double> values) {
        ToDoubleFunction<String> latest = metricType -> Objects.requireNonNull(values.get(metricType), metricType);
        double everyMode = List.of("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal").stream()
                .mapToDouble(mode -> latest.applyAsDouble("cpu." + mode))
                .sum();
        assertThat(everyMode).isCloseTo(100, within(0.1));
        assertThat(latest.applyAsDouble("cpu.total_usage"))
                .isCloseTo(100 - latest.applyAsDouble("cpu.idle") - latest.applyAsDouble("cpu.iowait"), within(0.03));
        assertThat(latest.applyAsDouble("memory.used_bytes") + latest.applyAsDouble("memory.available_bytes"))
                .isEqualTo(latest.applyAsDouble("memory.total_bytes"));
        assertThat(latest.applyAsDouble("memory.usage_percent"))
                .isCloseTo(
                        100 * latest.applyAsDouble("memory.used_bytes") / latest.applyAsDouble("memory.total_bytes"),
                        within(0.01));
    }

    private static void assertHeadlinesAgree(JsonNode headlines, Map<String, Double> latest) {
        for (String metricType : List.of("cpu.total_usage", "cpu.cores", "memory.used_bytes", "load.1m")) {
            assertThat(headlines.get(metricType).asDouble()).as(metricType).isEqualTo(latest.get(metricType));
        }
    }

    private static void assertFleetAgrees(JsonNode summary, Map<String, Double> latest) {
        assertThat(summary.get("total_hosts").asInt()).isEqualTo(1);
        assertThat(summary.get("online_hosts").asInt()).isEqualTo(1);
        assertThat(summary.get("avg_cpu_usage").asDouble()).isEqualTo(latest.get("cpu.total_usage"));
        assertThat(summary.get("total_memory_used").asDouble()).isEqualTo(latest.get("memory.used_bytes"));
    }
}
