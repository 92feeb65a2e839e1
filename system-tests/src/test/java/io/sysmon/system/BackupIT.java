package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.FaultReport;
import io.sysmon.system.harness.PushLoad;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Backup and restore as docs/operations.md has them, step by step, while a fleet pushes. */
class BackupIT {

    private static final int HOSTS = 4;
    private static final int PUSHES = 200;

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void everythingAcknowledgedBeforeABackupIsFoundWhereItWasRestored() throws IOException {
        SysmonHome home = system.home("home");
        AggregatorProcess server = system.startAggregator(home);
        PushLoad before = system.closeLater(new PushLoad("before", HOSTS));
        before.startOn(server.api());
        await("pushes").until(() -> before.acknowledgedPushes() >= PUSHES);
        before.end();
        PushLoad meanwhile = system.closeLater(new PushLoad("meanwhile", HOSTS));
        meanwhile.startOn(server.api());
        await("more").until(() -> meanwhile.acknowledgedPushes() >= PUSHES);
        Path backup = system.folder("backups").resolve("sysmon.db");

        run(home, "backup", backup.toString());
        assertThat(meanwhile.unanswered()).isZero();
        meanwhile.end();
        server.program().kill();

        SysmonHome fresh = system.home("fresh");
        Files.copy(backup, fresh.database());
        run(fresh, "check");
        AggregatorProcess restored = system.startAggregator(fresh);
        FaultReport.assertNothingLost("a backup under load, restored into an empty home", before, restored.api());
        assertThat(restored.api()
                        .get("api/hosts?q=meanwhile")
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(HOSTS);
    }

    private void run(SysmonHome home, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Artifacts.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Artifacts.war().toString()));
        command.addAll(List.of(words));
        RunningProgram program = system.start(
                words[0], command, Map.of("SYSMON_HOME", home.directory().toString()));
        assertThat(program.awaitExit()).as(program.output()).isZero();
    }
}
