package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.FaultReport;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.PushLoad;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SmallDisk;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A disk that is full, fails, or cannot be written: pushes wait, reads go on, nothing acknowledged is lost. */
class DiskIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int DISK_MEBIBYTES = 48;
    private static final int RESERVE_MEBIBYTES = 8;
    private static final long MEBIBYTE = 1 << 20;
    private static final String PROBE = "probe";
    private static final String METRIC = "cpu.total_usage";

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    private final PushLoad load = new PushLoad(2);

    @Test
    void theGuardStopsBeforeTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        SmallDisk disk = system.closeLater(SmallDisk.inMemory(system.folder("disk"), DISK_MEBIBYTES));
        AggregatorProcess aggregator = start(disk, Map.of("SYSMON_DISK_RESERVE", RESERVE_MEBIBYTES + "MiB"));
        pushSome(aggregator.api(), 100);

        disk.fillUpTo((RESERVE_MEBIBYTES - 1) * MEBIBYTE);
        assertWritesWaitAndReadsGoOn(aggregator.api());
        assertThat(disk.freeBytes()).isGreaterThan((RESERVE_MEBIBYTES - 2) * MEBIBYTE);

        disk.makeRoom();
        assertGoesOn(aggregator.api());
        endAndCount("disk full up to the reserve", aggregator);
    }

    @Test
    void aDiskThatIsFullToTheLastByteLosesNothing() {
        SmallDisk disk = system.closeLater(SmallDisk.inMemory(system.folder("disk"), DISK_MEBIBYTES));
        AggregatorProcess aggregator = start(disk, Map.of("SYSMON_DISK_RESERVE", "0B"));
        pushSome(aggregator.api(), 100);

        disk.fillUpTo(0);
        assertWritesWaitAndReadsGoOn(aggregator.api());
        assertThat(aggregator.program().output()).containsIgnoringCase("full");

        disk.makeRoom();
        assertGoesOn(aggregator.api());
        endAndCount("disk full to the last byte", aggregator);
    }

    @Test
    void commitsThatFailAreTakenBackAndTriedAgain() {
        AggregatorProcess aggregator = system.startAggregator(system.home("home"));
        pushSome(aggregator.api(), 100);

        aggregator.program().limitFileSize("4096");
        assertWritesWaitAndReadsGoOn(aggregator.api());
        assertThat(aggregator
                        .api()
                        .get("api/status")
                        .json()
                        .at("/ingest/failed_commits")
                        .asLong())
                .isPositive();

        aggregator.program().limitFileSize("unlimited");
        assertGoesOn(aggregator.api());
        endAndCount("commits that fail", aggregator);
    }

    /**
     * The load rests while the journal is aborted: what the kernel calls durable in that moment may not be, whoever asks
     * (docs/reliability.md).
     */
    @Test
    void aFileSystemThatTurnsReadOnlyUnderTheServerLosesNothing() {
        Path folder = system.folder("disk");
        SmallDisk disk =
                system.closeLater(SmallDisk.inFile(system.folder("image").resolve("disk.img"), folder, DISK_MEBIBYTES));
        AggregatorProcess aggregator = start(disk, Map.of("SYSMON_DISK_RESERVE", "0B"));
        pushSome(aggregator.api(), 100);

        load.end();
        disk.failReadOnly();
        assertWritesWaitAndReadsGoOn(aggregator.api());

        aggregator.program().kill();
        disk.repair();
        AggregatorProcess repaired = start(disk, Map.of("SYSMON_DISK_RESERVE", "0B"));
        assertGoesOn(repaired.api());
        FaultReport.assertNothingLost("file system turned read-only", load, repaired.api());
    }

    @Test
    void aReadOnlyDiskIsRefusedAtStartAndNamed() {
        SmallDisk disk = system.closeLater(SmallDisk.inMemory(system.folder("disk"), DISK_MEBIBYTES));
        AggregatorProcess aggregator = start(disk, Map.of("SYSMON_DISK_RESERVE", "0B"));
        assertThat(aggregator.program().stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
        disk.remountReadOnly();

        RunningProgram refused = system.launchAggregator(aggregator.home(), FreePort.find(), Map.of())
                .program();

        assertThat(refused.awaitExit(PATIENCE)).as(refused.output()).isEqualTo(1);
        assertThat(refused.output())
                .contains("cannot start: ", aggregator.home().database().toString())
                .containsIgnoringCase("read-only")
                .doesNotContain("\tat ");
    }

    private AggregatorProcess start(SmallDisk disk, Map<String, String> settings) {
        return system.startAggregator(new SysmonHome(disk.folder()), FreePort.find(), settings);
    }

    /** Starts the load, which goes on, and waits for so many acknowledged pushes. */
    private void pushSome(Api api, int pushes) {
        system.closeLater(load).startOn(api);
        await().atMost(PATIENCE).until(() -> load.acknowledgedPushes() >= pushes);
        assertThat(probe(api).status()).isEqualTo(200);
    }

    private void assertWritesWaitAndReadsGoOn(Api api) {
        await().atMost(PATIENCE).until(() -> probe(api).status() == 503);
        await().atMost(PATIENCE).untilAsserted(() -> {
            Answer refused = probe(api);
            assertThat(refused.status()).as(refused.body()).isEqualTo(503);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            assertThat(refused.body()).doesNotContain("/");
        });
        assertThat(api.get("api/health").json().get("status").asText()).isEqualTo("degraded");
        assertThat(api.recentHistory(PROBE, METRIC)).isNotEmpty();
        assertThat(api.get("api/hosts").json().get("total").asInt()).isEqualTo(3);
        assertThat(api.get("api/status").json().at("/ingest/accepting").asBoolean())
                .isFalse();
    }

    private void assertGoesOn(Api api) {
        await().atMost(PATIENCE).until(() -> probe(api).status() == 200);
        await().atMost(PATIENCE)
                .until(() -> api.get("api/health").json().get("status").asText().equals("ok"));
    }

    /** Counts what is found while it runs, and again after another start. */
    private void endAndCount(String fault, AggregatorProcess aggregator) {
        int before = load.acknowledgedPushes();
        await().atMost(PATIENCE).until(() -> load.acknowledgedPushes() > before + 20);
        load.end();
        FaultReport.assertNothingLost(fault, load, aggregator.api());

        aggregator.program().kill();
        Api restarted = system.startAggregator(aggregator.home()).api();
        FaultReport.assertNothingLost(fault + ", killed and started again", load, restarted);
    }

    private static Answer probe(Api api) {
        return api.push(new PushBody(PROBE).sample(Instant.now().getEpochSecond(), METRIC, 12.5));
    }
}
