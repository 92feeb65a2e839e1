package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.OpenDoors;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The running agent can be asked for nothing: the kernel says which sockets and processes it has. */
class NoRemoteControlIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PUSHES = 10;

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void agentListensNowhereAndStartsNoProcessWhileItPushes() {
        SysmonHome home = system.home("home");
        AggregatorProcess aggregator = system.startAggregator(home);
        assertThat(OpenDoors.of(aggregator.program().pid()))
                .as("the aggregator, to see that this test would notice")
                .contains("tcp " + aggregator.port());
        RunningProgram agent = system.startAgent(
                home, aggregator.url(), "--hostname", "closed", "--interval", "1s", "--push-interval", "1s");

        Set<String> seen = new TreeSet<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            seen.addAll(OpenDoors.of(agent.pid()));
            return aggregator
                            .api()
                            .recentHistory("closed", "memory.total_bytes")
                            .size()
                    >= PUSHES;
        });

        assertThat(agent.isAlive()).isTrue();
        assertThat(seen).isEmpty();
    }

    @Test
    void processesThatAProgramStartsWouldBeNoticed() {
        RunningProgram shell = system.start("shell", List.of("sh", "-c", "sleep 60 & wait"), Map.of());

        await().atMost(PATIENCE)
                .until(() -> OpenDoors.of(shell.pid()).stream().anyMatch(door -> door.startsWith("process ")));
    }
}
