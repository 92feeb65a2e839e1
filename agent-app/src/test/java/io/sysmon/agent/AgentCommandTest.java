package io.sysmon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxLimits;
import io.sysmon.protocol.MalformedPushException;
import io.sysmon.protocol.Push;
import io.sysmon.protocol.PushLimits;
import io.sysmon.protocol.PushReader;
import io.sysmon.protocol.SampleColumns;
import io.sysmon.protocol.SeriesKey;
import io.sysmon.protocol.TooManySamplesException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentCommandTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void useTheHome() {
        environment.put("SYSMON_HOME", home.toString());
    }

    @Test
    void suggestsTheNearestFlagForOneThatItDoesNotHave() throws InterruptedException {
        assertThat(run("--agregator", "http://x:1")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("error: unknown flag --agregator, did you mean --aggregator?; see --help\n");
        assertThat(out.size()).isZero();
    }

    @Test
    void refusesAWordThatIsNoFlag() throws InterruptedException {
        assertThat(run("start")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("error: unexpected word start; see --help\n");
    }

    @Test
    void printsHelpWithEverySetting() throws InterruptedException {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("usage: java -jar sysmon-agent.jar")
                .contains("--once", "--aggregator", "--tag", "--token-file", "--path.procfs", "SYSMON_TOKEN_FILE");
        assertThat(err.size()).isZero();
    }

    @Test
    void printsItsVersion() throws InterruptedException {
        assertThat(run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("sysmon-agent \\S+\n");
    }

    @Test
    void reportsTheProblemsOfSettingsAndTokenTogether() throws InterruptedException {
        assertThat(run("--interval", "1500ms", "--hostname", "no name", "--outbox-age", "long"))
                .isEqualTo(78);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("sysmon.outbox-age (--outbox-age)"))
                .allMatch(line -> line.startsWith("error: "))
                .anyMatch(line -> line.contains("sysmon.hostname (--hostname)"))
                .anyMatch(line -> line.contains("sysmon.interval (--interval)"))
                .anyMatch(line -> line.contains("cannot read token file " + home.resolve("token")));
    }

    @Test
    void reportsTheProblemsOfSettingsAndCertificatesTogether() throws InterruptedException {
        environment.put("SYSMON_TOKEN", "secret");

        assertThat(run(
                        "--interval",
                        "1500ms",
                        "--ca-file",
                        home.resolve("none.pem").toString()))
                .isEqualTo(78);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("sysmon.interval (--interval)"))
                .anyMatch(line -> line.contains("sysmon.ca-file (--ca-file): cannot read " + home.resolve("none.pem")));
    }

    @Test
    void saysThatTheOutboxCannotBeWritten() throws InterruptedException, IOException {
        Path inTheWay = Files.writeString(home.resolve("file"), "no directory");
        environment.put("SYSMON_TOKEN", "secret");

        assertThat(run("--agent-db", inTheWay.resolve("agent.db").toString())).isEqualTo(78);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("error: cannot write outbox " + inTheWay.resolve("agent.db"));
    }

    /** Reads this very machine: two readings a second apart. */
    @Test
    void printsTheBodyOfOnePushOfThisMachineAndNothingElse() throws InterruptedException, IOException {
        assertThat(run("--once", "--interval", "1s", "--hostname", "this-one", "--tag", "role=test"))
                .isZero();

        Push push = printedPush();
        assertThat(push.host().hostname()).isEqualTo("this-one");
        assertThat(push.host().tags()).containsExactly(Map.entry("role", "test"));
        assertThat(push.failed()).isZero();
        assertThat(valueOf(push, "cpu.total_usage")).isBetween(0.0, 100.0);
        assertThat(valueOf(push, "cpu.cores")).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(valueOf(push, "memory.total_bytes")).isEqualTo(kernelsTotalMemory());
        assertThat(push.samples().series()).doesNotHaveDuplicates();
    }

    @Test
    void printsTheInstanceOfTheAgentThatRunsHereOnceThereIsOne() throws InterruptedException, IOException {
        Path file = home.resolve("agent.db");
        try (Outbox outbox = Outbox.open(file, new OutboxLimits(10, 10, 1 << 20), List.of("http://one:9000"))) {
            assertThat(run("--once", "--interval", "1s")).isZero();

            assertThat(printedPush().host().instance()).isEqualTo(outbox.instance());
        }
    }

    @Test
    void makesNoOutboxToPrintAPush() throws InterruptedException, IOException {
        assertThat(run("--once", "--interval", "1s")).isZero();

        assertThat(printedPush().host().instance()).isNull();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void refusesAProcTreeThatIsNotThere() throws InterruptedException {
        assertThat(run("--once", "--path.procfs", home.resolve("nowhere").toString()))
                .isEqualTo(78);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("sysmon.path.procfs (--path.procfs)");
    }

    private int run(String... arguments) throws InterruptedException {
        try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return new AgentCommand(environment, outStream, errStream).run(List.of(arguments));
        }
    }

    private Push printedPush() throws IOException {
        try {
            return new PushReader(PushLimits.DEFAULT)
                    .read(new ByteArrayInputStream(out.toByteArray()), System.currentTimeMillis() / 1000);
        } catch (MalformedPushException | TooManySamplesException refused) {
            throw new AssertionError(out.toString(StandardCharsets.UTF_8), refused);
        }
    }

    private static double valueOf(Push push, String metricType) {
        SampleColumns samples = push.samples();
        int series = samples.series().indexOf(new SeriesKey(metricType, ""));
        for (int i = 0; i < samples.size(); i++) {
            if (samples.seriesIndex(i) == series) {
                return samples.value(i);
            }
        }
        throw new AssertionError("no " + metricType);
    }

    private static double kernelsTotalMemory() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/meminfo")).get(0);
        return Double.parseDouble(line.replaceAll("\\D", "")) * 1024;
    }
}
