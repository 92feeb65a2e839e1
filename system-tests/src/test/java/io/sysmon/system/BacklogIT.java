package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Backlog;
import io.sysmon.system.harness.FaultReport;
import io.sysmon.system.harness.SystemUnderTest;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A fleet that comes back after an outage with all that it has measured meanwhile, every agent at once. */
class BacklogIT {

    private static final int AGENTS = Integer.getInteger("sysmon.test.backlogAgents", 20);
    private static final int HOURS = Integer.getInteger("sysmon.test.backlogHours", 1);

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void everyTickOfABacklogIsTakenSealedAndFound() {
        AggregatorProcess aggregator = system.startAggregator(system.home("home"));
        Api api = aggregator.api();
        Backlog backlog = new Backlog(AGENTS, HOURS, Instant.now().getEpochSecond());

        backlog.pushTo(api);

        assertThat(backlog.acknowledgedSamples()).isEqualTo(backlog.samples());
        assertThat(api.post("api/upkeep/compact").status()).isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> api.get("api/upkeep/compact").json().get("state").asText(), "done"::equals);
        long found = backlog.countFound(api);
        FaultReport.say(
                AGENTS + " agents with " + HOURS + " h of backlog, " + backlog.refusals() + " pushes told to come back",
                backlog.acknowledgedSamples(),
                found);
        assertThat(found).isEqualTo(backlog.samples());
    }
}
