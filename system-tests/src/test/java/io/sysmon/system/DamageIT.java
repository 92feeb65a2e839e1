package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.FaultReport;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.OpenDatabase;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.PushLoad;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Damaged files: refused at start and named, or, where only a run is damaged, served without that run. */
class DamageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String HOST = "web1";
    private static final String METRIC = "cpu.total_usage";

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void aBrokenHeaderIsRefused() throws IOException {
        SysmonHome home = stopped();
        overwrite(home.database(), 0, new byte[] {'s'});

        assertRefused(home, "it does not begin as an SQLite database does");
    }

    @Test
    void aSchemaOfTheFutureIsRefused() {
        SysmonHome home = stopped();
        OpenDatabase.execute(home.database(), """
                INSERT INTO flyway_schema_history
                       (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (99, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', '', 0, 1)
                """);

        assertRefused(home, "its schema is version 99, this program knows versions up to");
    }

    @Test
    void aDamagedLogIsRefusedAndOneThatEndsEarlyIsNot() throws IOException {
        SysmonHome home = system.home("home");
        AggregatorProcess aggregator = system.startAggregator(home);
        PushLoad load = system.closeLater(new PushLoad(2));
        load.startOn(aggregator.api());
        await().atMost(PATIENCE).until(() -> load.acknowledgedPushes() > 30);
        aggregator.program().kill();
        load.awaitEnd();
        Path log = home.directory().resolve("aggregator.db-wal");
        byte[] sound = Files.readAllBytes(log);

        overwrite(log, 20, new byte[] {1, 2, 3, 4});
        assertRefused(home, "its log aggregator.db-wal is damaged: its header is broken");
        Files.write(log, sound);
        overwrite(log, 32 + 24 + 100, new byte[] {1, 2, 3, 4});
        assertRefused(home, "its log aggregator.db-wal is damaged: frame 1 is broken");

        // an unfinished commit at the end, as a crash leaves it
        Files.write(log, sound);
        overwrite(log, sound.length, new byte[500]);
        FaultReport.assertNothingLost(
                "log with an unfinished commit",
                load,
                system.startAggregator(home).api());
    }

    @Test
    void aDamagedRunCostsThatRunAloneAndIsNamed() {
        SysmonHome home = system.home("home");
        long now = Instant.now().getEpochSecond() - 100;
        AggregatorProcess aggregator = system.startAggregator(home);
        for (int i = 0; i < 5; i++) {
            long at = now + 2L * i;
            PushBody push = new PushBody(HOST).sample(at, METRIC, i).sample(at, "load.1m", i);
            assertThat(aggregator.api().push(push).status()).isEqualTo(200);
        }
        assertThat(aggregator.program().stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
        OpenDatabase.execute(home.database(), """
                UPDATE run SET samples = CAST(substr(samples, 1, length(samples) - 1) || x'55' AS BLOB)
                 WHERE id = (SELECT min(id) + 2 FROM run)
                """);

        Api api = system.startAggregator(home).api();

        NavigableMap<Long, Double> found = api.history(HOST, METRIC, now, now + 10);
        FaultReport.say("one run of five damaged", 10, 2L * found.size());
        assertThat(found.keySet()).containsExactly(now, now + 2, now + 6, now + 8);
        JsonNode error = api.get("api/status").json().get("errors").get(0);
        assertThat(error.get("message").asText())
                .contains("of " + HOST, Instant.ofEpochSecond(now + 4).toString());
        assertThat(api.get("api/status").json().get("corrupt_runs").asInt()).isPositive();
    }

    private SysmonHome stopped() {
        SysmonHome home = system.home("home");
        AggregatorProcess aggregator = system.startAggregator(home);
        aggregator.api().push(new PushBody(HOST).sample(Instant.now().getEpochSecond(), METRIC, 1));
        assertThat(aggregator.program().stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
        return home;
    }

    private void assertRefused(SysmonHome home, String reason) {
        RunningProgram refused =
                system.launchAggregator(home, FreePort.find(), Map.of()).program();

        assertThat(refused.awaitExit(PATIENCE)).as(refused.output()).isEqualTo(1);
        assertThat(refused.output())
                .contains("cannot open " + home.database(), reason)
                .doesNotContain("\tat ");
        assertThat(Files.exists(home.database())).isTrue();
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            open.write(bytes);
        }
    }
}
