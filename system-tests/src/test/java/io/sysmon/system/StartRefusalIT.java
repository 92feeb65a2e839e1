package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Both programs refuse to start on a mistake, and say which. */
class StartRefusalIT {

    private static final int USAGE = 2;
    private static final int CONFIGURATION = 78;

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void unknownFlagIsAUsageError() {
        for (Path program : List.of(Artifacts.agentJar(), Artifacts.war())) {
            RunningProgram refused = run(program, Map.of(), "--no-such-flag");

            assertThat(refused.awaitExit()).as(refused.output()).isEqualTo(USAGE);
            assertThat(refused.output()).contains("--no-such-flag").doesNotContain("\tat ");
        }
    }

    @Test
    void helpAndVersionAreAnswered() {
        for (Path program : List.of(Artifacts.agentJar(), Artifacts.war())) {
            RunningProgram help = run(program, Map.of(), "--help");
            assertThat(help.awaitExit()).as(help.output()).isZero();
            assertThat(help.output()).contains("--token-file", "--home");

            RunningProgram version = run(program, Map.of(), "--version");
            assertThat(version.awaitExit()).isZero();
            assertThat(version.output()).contains("0.5.0");
        }
    }

    @Test
    void allMistakesOfTheConfigurationAreNamedAtOnce() {
        RunningProgram aggregator = run(
                Artifacts.war(),
                Map.of(
                        "SYSMON_PORT", "seventy",
                        "SYSMON_ONLINE", "300",
                        "SYSMON_MAX_BODY", "much",
                        "SYSMON_VIEWERS", "container",
                        "SYSMON_TLS_KEYSTORE", "/nonexistent/keys"),
                "--bind",
                "127.0.0.1");
        assertThat(aggregator.awaitExit()).as(aggregator.output()).isEqualTo(CONFIGURATION);
        assertThat(aggregator.output())
                .contains("SYSMON_PORT", "SYSMON_ONLINE", "SYSMON_MAX_BODY", "sysmon.viewers", "sysmon.tls-keystore")
                .doesNotContain("\tat ");

        RunningProgram agent = run(
                Artifacts.agentJar(),
                Map.of("SYSMON_INTERVAL", "often", "SYSMON_AGGREGATOR", "ftp://x", "SYSMON_TOKEN", "t"));
        assertThat(agent.awaitExit()).as(agent.output()).isEqualTo(CONFIGURATION);
        assertThat(agent.output())
                .contains("SYSMON_INTERVAL", "SYSMON_AGGREGATOR")
                .doesNotContain("\tat ");
    }

    @Test
    void agentWithoutAReadableTokenSaysWhichFileItLookedFor() throws IOException {
        RunningProgram agent = run(Artifacts.agentJar(), Map.of("SYSMON_TOKEN_FILE", "/nonexistent/token"));

        assertThat(agent.awaitExit()).as(agent.output()).isEqualTo(CONFIGURATION);
        assertThat(agent.output()).contains("/nonexistent/token").doesNotContain("\tat ");
    }

    @Test
    void agentThatCannotWriteItsOutboxSaysWhere() throws IOException {
        Path file = Files.writeString(system.folder("agent").resolve("not-a-folder"), "");
        RunningProgram agent = run(
                Artifacts.agentJar(),
                Map.of(
                        "SYSMON_TOKEN",
                        "t",
                        "SYSMON_AGENT_DB",
                        file.resolve("agent.db").toString()));

        assertThat(agent.awaitExit()).as(agent.output()).isNotZero();
        assertThat(agent.output()).contains(file.toString()).doesNotContain("\tat ");
    }

    @Test
    void aggregatorThatCannotLockItsDatabaseSaysWhatIsWrongAndWhereThatWasSet() throws IOException {
        Path database = system.folder("aggregator").resolve("aggregator.db");
        Files.createDirectory(database.resolveSibling("aggregator.db.lock"));

        RunningProgram refused =
                run(Artifacts.war(), Map.of(), "--bind", "127.0.0.1", "--port", "0", "--db", database.toString());

        assertThat(refused.awaitExit()).as(refused.output()).isNotZero();
        assertThat(refused.output())
                .contains("setting sysmon.db = " + database + " (--db)")
                .contains("\ncannot start: cannot lock " + database + ": java.nio.file.FileSystemException: ")
                .doesNotContain("\tat ");
    }

    @Test
    void aggregatorNamesATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RunningProgram refused = system.launchAggregator(system.home("home"), taken.getLocalPort(), Map.of())
                    .program();

            assertThat(refused.awaitExit()).isNotZero();
            assertThat(refused.output())
                    .contains(String.valueOf(taken.getLocalPort()))
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void secondAggregatorOnTheSameDatabaseIsRefused() {
        SysmonHome home = system.home("home");
        AggregatorProcess first = system.startAggregator(home);

        RunningProgram second =
                system.launchAggregator(home, FreePort.find(), Map.of()).program();

        assertThat(second.awaitExit()).as(second.output()).isNotZero();
        assertThat(second.output()).contains(home.database().toString()).doesNotContain("\tat ");
        assertThat(first.api().isHealthy()).isTrue();
    }

    @Test
    void firstStartMakesATokenThatOnlyItsOwnerReads() throws IOException {
        SysmonHome home = system.home("home");
        AggregatorProcess aggregator = system.startAggregator(home);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.tokenFile())))
                .isEqualTo("rw-------");
        assertThat(home.token()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(aggregator.program().output())
                .contains(home.tokenFile().toString())
                .doesNotContain(home.token());
    }

    private RunningProgram run(Path program, Map<String, String> environment, String... flags) {
        List<String> command = new ArrayList<>(
                List.of(Artifacts.java().toString(), "-XX:TieredStopAtLevel=1", "-jar", program.toString()));
        command.addAll(List.of(flags));
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("SYSMON_HOME", system.folder("start").toString());
        return system.start("program", command, settings);
    }
}
