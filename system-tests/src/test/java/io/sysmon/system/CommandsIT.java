package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.OpenDatabase;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands of the packaged WAR, in processes of their own beside a real server. */
class CommandsIT {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    private int runs;

    @Test
    void backUpCheckAndExportBesideAServerAndRestoreOnAnother() {
        SysmonHome home = system.home("home");
        AggregatorProcess server = system.startAggregator(home);
        long now = Instant.now().getEpochSecond();
        assertThat(server.api()
                        .push(new PushBody("web1").sample(now, "cpu.total_usage", 12.5))
                        .status())
                .isEqualTo(200);
        SysmonHome restored = system.home("restored");

        assertRun(0, "no problem", home, "check");
        assertRun(0, now + ",cpu.total_usage,web1,,12.5", home, "export", "--format", "csv");
        assertRun(0, "backed up to", home, "backup", restored.database().toString());
        assertRun(
                FAILED, "it exists already", home, "backup", restored.database().toString());
        AggregatorProcess second = system.startAggregator(restored);
        assertThat(second.api().recentHistory("web1", "cpu.total_usage")).containsEntry(now, 12.5);
        assertThat(server.api().isHealthy()).isTrue();
    }

    @Test
    void importBringsAnExportBack() {
        SysmonHome home = system.home("home");
        AggregatorProcess server = system.startAggregator(home);
        long now = Instant.now().getEpochSecond();
        server.api().push(new PushBody("web1").tag("role", "db").sample(now, "disk.usage", "device=a", 0.1));
        assertThat(server.program().stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
        Path file = home.directory().resolve("all.jsonl");
        SysmonHome other = system.home("other");

        assertRun(0, "exported 1 samples of 1 hosts", home, "export", file.toString());
        assertRun(0, "stored 1 samples of 1 hosts", other, "import", file.toString());
        assertRun(0, now + ",disk.usage,web1,device=a,0.1", other, "export", "--format=csv");
    }

    @Test
    void importAndCompactAskTheServerThatRunsOnTheDatabase() throws IOException {
        SysmonHome home = system.home("home");
        AggregatorProcess server = system.startAggregator(home);
        long now = Instant.now().getEpochSecond();
        Path rows = Files.writeString(
                home.directory().resolve("rows.csv"),
                "timestamp,metric_type,host,tags,value\n" + now + ",cpu.total_usage,web1,,12.5\n" + now
                        + ",cpu total,web1,,1\n");

        assertRun(FAILED, "line 3, cpu total: ", home, "import", rows.toString());
        assertThat(server.api().recentHistory("web1", "cpu.total_usage")).containsEntry(now, 12.5);
        assertRun(0, "compacted the database of the server at " + server.url(), home, "compact");
        assertThat(server.api().recentHistory("web1", "cpu.total_usage")).containsEntry(now, 12.5);
        assertThat(OpenDatabase.select(home.database(), "SELECT group_concat(sealed) FROM run"))
                .isEqualTo("1");

        assertRun(FAILED, "it does not know the token", home, "compact", "--token", "another-token-of-16");
        server.program().kill();
        assertRun(
                FAILED, "no answer from", home, "compact", "--url", server.url().toString());
        assertRun(0, "compacted " + home.database(), home, "compact");
        assertRun(0, "no problem", home, "check");
    }

    @Test
    void aFileThatWasCutShortIsNamedByCheckAndRefusedAtStart() throws IOException {
        SysmonHome home = system.home("home");
        assertThat(system.startAggregator(home).program().stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
        try (RandomAccessFile file = new RandomAccessFile(home.database().toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }

        assertRun(FAILED, "it is cut short", home, "check");
        RunningProgram refused =
                system.launchAggregator(home, FreePort.find(), Map.of()).program();
        assertThat(refused.awaitExit()).as(refused.output()).isEqualTo(FAILED);
        assertThat(refused.output()).contains(home.database().toString(), "it is cut short");
        assertThat(Files.exists(home.database())).isTrue();
    }

    @Test
    void aWordThatIsNoCommandIsAUsageErrorThatListsThem() {
        assertRun(USAGE, "backup, check, compact, export, import", system.home("home"), "dance");
    }

    private void assertRun(int status, String text, SysmonHome home, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Artifacts.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Artifacts.war().toString()));
        command.addAll(List.of(words));
        RunningProgram program = system.start(
                "command-" + runs++,
                command,
                Map.of("SYSMON_HOME", home.directory().toString()));

        assertThat(program.awaitExit()).as(program.output()).isEqualTo(status);
        assertThat(program.output()).contains(text).doesNotContain("\tat ");
    }
}
