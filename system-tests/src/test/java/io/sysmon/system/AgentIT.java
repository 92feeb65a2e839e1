package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the agent does beside pushing on and on. */
class AgentIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String GAUGE = "memory.total_bytes";
    private static final byte[] PORTAL = "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    private SysmonHome home;

    @BeforeEach
    void makeHome() {
        home = system.home("home");
    }

    @Test
    void bodyThatOncePrintsIsOneThatTheAggregatorTakes() throws IOException {
        Process once = new ProcessBuilder(
                        Artifacts.java().toString(),
                        "-jar",
                        Artifacts.agentJar().toString(),
                        "--once",
                        "--hostname",
                        "once")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        system.closeLater(once::destroyForcibly);
        String body = new String(once.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        Answer answer = system.startAggregator(home).api().push(body);

        await().atMost(PATIENCE).until(() -> !once.isAlive());
        assertThat(once.exitValue()).isZero();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("status").asText()).isEqualTo("success");
        assertThat(answer.json().get("metrics_stored").asInt()).isGreaterThan(30);
    }

    @Test
    void lastTicksArePushedWhenTheAgentIsStopped() {
        AggregatorProcess aggregator = system.startAggregator(home);
        Api api = aggregator.api();
        RunningProgram agent =
                system.startAgent(home, aggregator.url(), "--hostname", "stopping", "--push-interval", "1h");
        await().atMost(PATIENCE).until(() -> agent.output().contains("measuring"));
        long running = Instant.now().getEpochSecond();
        await().atMost(PATIENCE).until(() -> Instant.now().getEpochSecond() > running + 6);

        agent.stop();

        NavigableMap<Long, Double> pushed = api.recentHistory("stopping", GAUGE);
        assertThat(pushed).isNotEmpty();
        assertThat(pushed.lastKey()).isGreaterThanOrEqualTo(running + 4);
    }

    @Test
    void answerThatIsNotTheAggregatorsAcknowledgesNothing() throws IOException {
        AtomicInteger answers = new AtomicInteger();
        HttpServer portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.closeLater(() -> portal.stop(0));
        portal.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, PORTAL.length);
            exchange.getResponseBody().write(PORTAL);
            exchange.close();
            answers.incrementAndGet();
        });
        portal.start();
        int port = portal.getAddress().getPort();
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        system.startAgent(home, address, "--hostname", "behind-a-portal", "--push-interval", "2s", "--token", "t");
        await().atMost(PATIENCE).until(() -> answers.get() >= 2);
        long loggedIn = Instant.now().getEpochSecond();

        portal.stop(0);
        Api api = new Api(address, "t");
        system.startAggregator(home, port, Map.of("SYSMON_TOKEN", "t"));

        await().atMost(PATIENCE).until(() -> {
            NavigableMap<Long, Double> history = api.recentHistory("behind-a-portal", GAUGE);
            return !history.isEmpty() && history.firstKey() < loggedIn;
        });
    }
}
