package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.ProcFiles;
import io.sysmon.system.harness.Requirement;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operator's scripts, run as an operator runs them. */
class ScriptsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String[] DEMO_HOSTS = {"app-server-01", "db-server-01", "web-server-01"};

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    private final int port = FreePort.find();
    private SysmonHome home;

    @BeforeEach
    void makeHome() {
        Requirement.program("bash");
        home = system.home("home of the scripts");
    }

    @AfterEach
    void stopWhatStillRuns() {
        if (!processes().isEmpty()) {
            run("stop.sh").awaitExit();
        }
        assertThat(processes()).as("processes that outlive stop.sh").isEmpty();
    }

    @Test
    void startShowsThisMachineAndIsSafeToRunTwice() {
        RunningProgram start = run("start.sh");
        assertThat(start.awaitExit()).as(start.output()).isZero();
        assertThat(start.output()).contains("http://localhost:" + port + "/");
        assertThat(hostnames()).containsExactly(ProcFiles.hostname());
        List<Long> started = processes();

        RunningProgram again = run("start.sh");

        assertThat(again.awaitExit()).as(again.output()).isZero();
        assertThat(processes()).isEqualTo(started);
    }

    @Test
    void stopLeavesNoProcessAndTheDataIsThereAfterTheNextStart() {
        assertThat(run("start.sh").awaitExit()).isZero();
        JsonNode before = host(ProcFiles.hostname());

        assertThat(run("stop.sh").awaitExit()).isZero();
        assertThat(processes()).isEmpty();
        assertThat(run("stop.sh").awaitExit()).as("stopping again").isZero();

        assertThat(run("start.sh").awaitExit()).isZero();
        assertThat(host(ProcFiles.hostname()).get("first_seen")).isEqualTo(before.get("first_seen"));
    }

    @Test
    void stopWithNothingRunningSucceeds() {
        assertThat(run("stop.sh").awaitExit()).isZero();
    }

    @Test
    void takenPortIsNamedBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            for (String script : List.of("start.sh", "start-aggregator.sh", "demo-distributed.sh")) {
                RunningProgram refused = run(script);

                assertThat(refused.awaitExit()).as(script).isEqualTo(1);
                assertThat(refused.output()).contains("error:", "port " + taken.getLocalPort());
                assertThat(processes()).isEmpty();
            }
        }
    }

    @Test
    void distributedShowsTheThreeHostsOfTheDrawing() {
        RunningProgram start = run("start.sh", "--distributed");

        assertThat(start.awaitExit()).as(start.output()).isZero();
        assertThat(hostnames()).containsExactly(DEMO_HOSTS);
        assertThat(host("web-server-01").get("tags"))
                .isEqualTo(JsonNodeFactory.instance
                        .objectNode()
                        .put("environment", "production")
                        .put("datacenter", "us-east-1")
                        .put("role", "web-server"));
    }

    @Test
    void demoStopsEverythingOnCtrlC() {
        // A build that runs in the background ignores SIGINT, and bash cannot trap what it was started to ignore.
        RunningProgram demo = system.start(
                "demo-distributed.sh",
                List.of("env", "--default-signal=INT", script("demo-distributed.sh")),
                environment());
        await().atMost(PATIENCE).until(() -> demo.output().contains("Ctrl-C"));
        assertThat(hostnames()).containsExactly(DEMO_HOSTS);

        demo.signal("INT");

        assertThat(demo.awaitExit()).as(demo.output()).isZero();
        assertThat(processes()).isEmpty();
    }

    @Test
    void aggregatorInTheForegroundEndsWithItsScript() {
        RunningProgram aggregator = run("start-aggregator.sh");
        await().atMost(PATIENCE).until(api()::isHealthy);

        assertThat(run("start-aggregator.sh").awaitExit()).as("a second one").isEqualTo(1);
        assertThat(run("stop.sh").awaitExit()).isZero();

        assertThat(aggregator.awaitExit()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
        assertThat(processes()).isEmpty();
    }

    @Test
    void unknownArgumentsAreRefused() {
        for (String script : List.of("start.sh", "stop.sh", "demo-distributed.sh")) {
            RunningProgram refused = run(script, "--no-such-flag");

            assertThat(refused.awaitExit()).as(script).isEqualTo(2);
            assertThat(refused.output()).contains("--no-such-flag");
        }
    }

    @Test
    void everyScriptExplainsItself() {
        for (String script : List.of("start.sh", "stop.sh", "demo-distributed.sh", "start-aggregator.sh")) {
            RunningProgram help = run(script, "--help");

            assertThat(help.awaitExit()).as(script).isZero();
            assertThat(help.output()).as(script).containsIgnoringCase("usage");
        }
    }

    @Test
    void shellcheckFindsNothing() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Requirement.program("shellcheck").toString(),
                "--external-sources",
                "--source-path=" + Artifacts.root()));
        try (Stream<Path> scripts = Files.list(Artifacts.root().resolve("scripts"))) {
            scripts.map(Path::toString).filter(name -> name.endsWith(".sh")).forEach(command::add);
        }
        for (String ofAgent : List.of(
                "bin/sysmon-agent",
                "bin/installed",
                "install.sh",
                "uninstall.sh",
                "debian/control/postinst",
                "debian/control/prerm",
                "debian/control/postrm")) {
            command.add(Artifacts.root()
                    .resolve("agent-app/src/main/dist")
                    .resolve(ofAgent)
                    .toString());
        }
        command.add(Artifacts.root().resolve(".ci/run").toString());

        RunningProgram shellcheck = system.start("shellcheck", command, Map.of());

        assertThat(shellcheck.awaitExit()).as(shellcheck.output()).isZero();
    }

    private RunningProgram run(String script, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(script(script));
        command.addAll(List.of(arguments));
        return system.start(script, command, environment());
    }

    private static String script(String name) {
        return Artifacts.root().resolve("scripts").resolve(name).toString();
    }

    private Map<String, String> environment() {
        return Map.of(
                "SYSMON_HOME", home.directory().toString(),
                "SYSMON_PORT", String.valueOf(port),
                "SYSMON_BIND", "127.0.0.1");
    }

    private List<Long> processes() {
        return ProcFiles.processesWith("SYSMON_HOME=" + home.directory());
    }

    private Api api() {
        return new Api(URI.create("http://127.0.0.1:" + port + "/"), "");
    }

    private List<String> hostnames() {
        return api().get("api/hosts").json().get("hosts").findValuesAsText("hostname");
    }

    private JsonNode host(String hostname) {
        return api().get("api/hosts/" + hostname).json().get("host");
    }
}
