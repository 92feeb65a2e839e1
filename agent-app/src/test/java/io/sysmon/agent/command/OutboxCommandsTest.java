package io.sysmon.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxLimits;
import io.sysmon.agent.outbox.PushNote;
import io.sysmon.protocol.Sample;
import io.sysmon.settings.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code status} and {@code history} on a real outbox, beside the agent that holds it and without one. */
class OutboxCommandsTest {

    private static final String ONE = "http://one:9000";
    private static final String TWO = "https://two/sysmon";
    private static final long NOW = 1_700_000_000;

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void statusSaysHowEachDeliveryStandsWhileTheAgentRuns() {
        try (Outbox outbox = open()) {
            append(outbox, NOW - 6, 3);
            outbox.acknowledge(outbox.nextFresh(ONE, 1000).orElseThrow());
            outbox.note(ONE, PushNote.NONE.acknowledged(NOW - 3, ""));
            outbox.note(TWO, PushNote.NONE.failed(NOW - 40, "busy: 503").failed(NOW - 5, "cannot be reached: refused"));
            append(outbox, NOW - 2, 1);

            assertThat(run("status")).isEqualTo(1);
        }
        assertThat(lines())
                .containsSubsequence(
                        "host         web-server-01",
                        "agent        runs, process " + ProcessHandle.current().pid(),
                        "newest tick  2 s ago",
                        "kept         4 ticks since 2023-11-14T22:13:14Z",
                        "lost         0 ticks dropped or damaged before every aggregator had them",
                        "refused      0 batches and damaged ticks kept apart, 0 KiB",
                        "cost         0.25 % of one CPU, 50.0 MiB of memory",
                        "collectors   not working: hwmon",
                        "",
                        "AGGREGATOR          LAST PUSH  BACKLOG  FAILED  PROBLEM",
                        "http://one:9000     3 s ago    1 tick   0       none",
                        "https://two/sysmon  never      4 ticks  2       cannot be reached: refused (5 s ago)");
    }

    @Test
    void statusEndsWithZeroWhenAllIsDelivered() {
        try (Outbox outbox = open()) {
            append(outbox, NOW - 2, 1);

            assertThat(run("status")).isZero();
        }
    }

    @Test
    void statusNoticesThatNothingIsWrittenAnyMore() {
        try (Outbox outbox = open()) {
            append(outbox, NOW - 3600, 1);

            assertThat(run("status")).isEqualTo(1);
        }
        assertThat(lines())
                .contains("newest tick  60 min ago: the outbox cannot be written, or measuring is stuck; see the log");
    }

    @Test
    void statusSaysThatNoAgentRuns() {
        try (Outbox outbox = open()) {
            append(outbox, NOW - 7200, 1);
        }

        assertThat(run("status")).isEqualTo(3);
        assertThat(lines()).contains("agent        does not run", "newest tick  2 h ago");
    }

    @Test
    void bothSayThatThereIsNoOutbox() throws IOException {
        for (String[] words : new String[][] {{"status"}, {"history", "*"}}) {
            err.reset();
            assertThat(run(words)).isEqualTo(4);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("error: cannot read outbox " + home.resolve("agent.db") + ": there is no such file\n");
        }
        assertThat(home).isEmptyDirectory();
        Files.writeString(home.resolve("agent.db"), "no database ".repeat(100));
        assertThat(run("status")).isEqualTo(4);
    }

    @Test
    void historyPrintsTheSamplesOfAMetricAsATable() {
        try (Outbox outbox = open()) {
            append(outbox, NOW - 4, 2);

            assertThat(run("history", "disk.*", "--tags", "device=sda")).isZero();
        }
        assertThat(lines())
                .containsExactly(
                        "TIME                  METRIC              TAGS        VALUE",
                        "2023-11-14T22:13:16Z  disk.reads_per_sec  device=sda  0.30000000000000004",
                        "2023-11-14T22:13:18Z  disk.reads_per_sec  device=sda  0.30000000000000004");
    }

    @Test
    void historyPrintsRowsThatTheAggregatorImports() {
        try (Outbox outbox = open()) {
            append(outbox, NOW - 1000, 1);
            append(outbox, NOW - 10, 1);
        }

        assertThat(run("history", "*", "--last", "1h", "--to", String.valueOf(NOW - 500), "--format", "csv"))
                .isZero();
        assertThat(lines())
                .containsExactly(
                        "timestamp,metric_type,host,tags,value",
                        "1699999000,agent.collector_up,web-server-01,collector=hwmon,0",
                        "1699999000,agent.cpu_percent,web-server-01,,0.25",
                        "1699999000,agent.rss_bytes,web-server-01,,52428800",
                        "1699999000,disk.reads_per_sec,web-server-01,device=sda,0.30000000000000004",
                        "1699999000,disk.reads_per_sec,web-server-01,\"device=sdb,kind=ssd\",12000000000000000000000");
    }

    @Test
    void historyReadsMoreThanOnePart() {
        try (Outbox outbox = open()) {
            append(outbox, NOW - 3000, 1200);
        }

        assertThat(run("history", "agent.cpu_percent", "--from", "2023-11-14")).isZero();
        assertThat(lines()).hasSize(1201);
    }

    @Test
    void historySaysWhatThereIsWhenItFindsNothing() {
        try (Outbox outbox = open()) {
            append(outbox, NOW - 1000, 1);
        }

        assertThat(run("history", "disk.writes")).isEqualTo(1);
        assertThat(run("history", "swap.used_bytes")).isEqualTo(1);
        assertThat(run("history", "agent.rss_bytes")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "this outbox has no such series; it has disk.reads_per_sec",
                        "this outbox has no such series; it has agent.*, disk.*",
                        "no samples in that span");
        assertThat(out.size()).isZero();
    }

    @Test
    void questionsThatCannotBeUnderstoodAreRefused() {
        refused("history needs a metric", "history");
        refused("unexpected word b", "history", "a", "b");
        refused("unexpected word b", "status", "b");
        refused("--format must be table or csv, found \"xml\"", "history", "a", "--format", "xml");
        refused("--last: expected a positive duration", "history", "a", "--last", "5");
        refused("give --last or --from, not both", "history", "a", "--last", "5m", "--from", "1");
        refused("--to lies before --from", "history", "a", "--from", "9", "--to", "1");
        refused("--from needs a value", "history", "a", "--from");
        refused("unknown flag --lats", "history", "a", "--lats=5m");
    }

    @Test
    void helpListsFlagsAndSettings() {
        assertThat(run("history", "--help")).isZero();
        assertThat(run("status", "--help")).isZero();
        assertThat(lines())
                .contains(
                        "usage: sysmon-agent history METRIC [flags] [settings]",
                        "usage: sysmon-agent status [settings]")
                .anyMatch(line -> line.startsWith("  --last DURATION"))
                .anyMatch(line -> line.startsWith("  --agent-db path"));
    }

    private void refused(String message, String... words) {
        assertThatThrownBy(() -> run(words)).isInstanceOf(UsageException.class).hasMessageContaining(message);
    }

    private int run(String... words) {
        List<String> all = List.of(words);
        assertThat(OutboxCommands.isMeant(all)).isTrue();
        try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            Map<String, String> environment =
                    Map.of("SYSMON_HOME", home.toString(), "SYSMON_HOSTNAME", "web-server-01");
            return new OutboxCommands(environment, () -> Instant.ofEpochSecond(NOW), outStream, errStream).run(all);
        }
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Outbox open() {
        return Outbox.open(home.resolve("agent.db"), new OutboxLimits(9000, 9000, 64 << 20), List.of(ONE, TWO));
    }

    private static void append(Outbox outbox, long first, int ticks) {
        for (int i = 0; i < ticks; i++) {
            long time = first + 2L * i;
            outbox.append(
                    time,
                    List.of(
                            new Sample(time, "agent.collector_up", "collector=hwmon", 0),
                            new Sample(time, "agent.cpu_percent", "", 0.25),
                            new Sample(time, "agent.rss_bytes", "", 50 << 20),
                            new Sample(time, "disk.reads_per_sec", "device=sda", 0.1 + 0.2),
                            new Sample(time, "disk.reads_per_sec", "device=sdb,kind=ssd", 1.2e22)));
        }
    }
}
