package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.Requirement;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real Prometheus scrapes the aggregator as docs/operations.md says and evaluates the alerts beside it. */
class PrometheusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Path DOCS = Artifacts.root().resolve("docs");

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void scrapesWithATokenAndUnderstandsEveryAlert() throws IOException {
        Path program = Requirement.program("prometheus");
        AggregatorProcess aggregator =
                system.startAggregator(system.home("home"), FreePort.find(), Map.of("SYSMON_VIEWERS", "token"));
        aggregator.api().push(new PushBody("web-1").sample(Instant.now().getEpochSecond(), "cpu.total_usage", 12));
        int port = FreePort.find();
        system.start(
                "prometheus",
                List.of(
                        program.toString(),
                        "--config.file=" + configurationFor(aggregator),
                        "--storage.tsdb.path=" + system.folder("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port),
                Map.of());
        Api prometheus = new Api(URI.create("http://127.0.0.1:" + port + "/"), "");

        await("the aggregator's hosts")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> valueOf(prometheus, "sysmon_hosts"), "1"::equals);
        assertThat(valueOf(prometheus, "up{job='sysmon'}")).isEqualTo("1");
        await("a round of every alert")
                .atMost(PATIENCE)
                .until(
                        () -> healthOfAlerts(prometheus),
                        health -> health.stream().noneMatch("unknown"::equals));
        assertThat(healthOfAlerts(prometheus)).hasSize(alertsWritten()).containsOnly("ok");
    }

    /** The page's own, with this machine's names. */
    private String configurationFor(AggregatorProcess aggregator) throws IOException {
        String page = Files.readString(DOCS.resolve("operations.md"));
        String scraping = page.substring(page.indexOf("    scrape_configs:"))
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n"))
                .replace("/sysmon/metrics", "/metrics")
                .replace(
                        "/etc/prometheus/sysmon-token",
                        aggregator.home().tokenFile().toString())
                .replace("tomcat.example:8080", "127.0.0.1:" + aggregator.port());
        Path file = system.folder("prometheus").resolve("prometheus.yml");
        Files.writeString(
                file,
                "global: {scrape_interval: 1s, evaluation_interval: 1s}\nrule_files: ['"
                        + DOCS.resolve("prometheus-rules.yml").toAbsolutePath().normalize() + "']\n" + scraping + "\n");
        return file.toString();
    }

    private static String valueOf(Api prometheus, String query) {
        JsonNode found = prometheus
                .get("api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .json();
        return found.at("/data/result/0/value/1").asText();
    }

    private static List<String> healthOfAlerts(Api prometheus) {
        return prometheus.get("api/v1/rules").json().findValuesAsText("health");
    }

    private static int alertsWritten() throws IOException {
        return (int) Files.readString(DOCS.resolve("prometheus-rules.yml"))
                .lines()
                .filter(line -> line.strip().startsWith("- alert:"))
                .count();
    }
}
