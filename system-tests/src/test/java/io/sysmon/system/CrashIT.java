package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.FaultReport;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.OpenDatabase;
import io.sysmon.system.harness.PushLoad;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing acknowledged is lost, whoever dies. */
class CrashIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ROUNDS = Integer.getInteger("sysmon.test.crashRounds", 3);
    private static final int OUTAGE_SECONDS = Integer.getInteger("sysmon.test.outageSeconds", 10);
    private static final int TICK_SECONDS = 2;
    private static final String GAUGE = "memory.total_bytes";

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void everyAcknowledgedSampleSurvivesKillsUnderLoad() {
        SysmonHome home = system.home("home");
        PushLoad load = system.closeLater(new PushLoad(4));
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            AggregatorProcess aggregator = system.startAggregator(home);
            load.startOn(aggregator.api());
            int enough = load.acknowledgedPushes() + 50 + random.nextInt(400);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> load.acknowledgedPushes() > enough);

            aggregator.program().kill();
            load.awaitEnd();
        }

        Api survivor = system.startAggregator(home).api();
        FaultReport.assertNothingLost(ROUNDS + " times kill -9 under load", load, survivor);
    }

    /** A kill falls anywhere between the request and a second later: into waiting, merging, writing, giving pages back. */
    @Test
    void everyAcknowledgedSampleSurvivesKillsWhileWindowsAreSealed() {
        SysmonHome home = system.home("home");
        PushLoad load = system.closeLater(new PushLoad(4));
        Random random = new Random(2);
        for (int round = 0; round < ROUNDS; round++) {
            AggregatorProcess aggregator = system.startAggregator(home);
            load.startOn(aggregator.api());
            int enough = load.acknowledgedPushes() + 200;
            await().atMost(PATIENCE).until(() -> load.acknowledgedPushes() > enough);
            assertThat(aggregator.api().post("api/upkeep/compact").status()).isEqualTo(202);
            long moment = System.nanoTime() + random.nextInt(1_200) * 1_000_000L;
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> System.nanoTime() - moment > 0);

            aggregator.program().kill();
            load.awaitEnd();
        }

        AggregatorProcess survivor = system.startAggregator(home);
        FaultReport.assertNothingLost(ROUNDS + " times kill -9 while sealing", load, survivor.api());
        load.startOn(survivor.api());
        compact(survivor.api());
        load.end();
        FaultReport.assertNothingLost("pushes while everything is sealed", load, survivor.api());
        assertThat(OpenDatabase.select(home.database(), "SELECT count(*) > 0 FROM run WHERE sealed = 1"))
                .isEqualTo("1");
    }

    private static void compact(Api api) {
        assertThat(api.post("api/upkeep/compact").status()).isEqualTo(202);
        awaitUntil(() -> {
            String state = api.get("api/upkeep/compact").json().get("state").asText();
            assertThat(state).isNotEqualTo("failed");
            return state.equals("done");
        });
    }

    @Test
    void killedAgentLosesAtMostTheTickInHand() {
        SysmonHome home = system.home("home");
        int port = FreePort.find();
        URI nobody = URI.create("http://127.0.0.1:" + port + "/");
        RunningProgram agent = system.startAgent(home, nobody, "--hostname", "killed", "--token", "t");
        long first = awaitSeconds(12);
        agent.kill();
        long killed = Instant.now().getEpochSecond();

        AggregatorProcess aggregator = system.startAggregator(home, port, Map.of("SYSMON_TOKEN", "t"));
        Api api = new Api(aggregator.url(), "t");
        system.startAgent(home, nobody, "--hostname", "killed", "--token", "t");

        awaitUntil(() -> !api.history("killed", GAUGE, killed + 1, killed + 300).isEmpty()
                && !api.history("killed", GAUGE, first, killed).isEmpty());
        NavigableMap<Long, Double> beforeTheKill = api.history("killed", GAUGE, first, killed);
        assertThat(beforeTheKill.firstKey()).isLessThan(killed - 4L);
        assertThat(beforeTheKill.lastKey()).isGreaterThanOrEqualTo(grid(killed) - TICK_SECONDS);
        assertNoGap(beforeTheKill, beforeTheKill.firstKey(), beforeTheKill.lastKey());
    }

    @Test
    void aggregatorThatWasAwayLeavesNoGap() {
        SysmonHome home = system.home("home");
        AggregatorProcess first = system.startAggregator(home);
        system.startAgent(home, first.url(), "--hostname", "patient", "--push-interval", "4s");
        long began = Instant.now().getEpochSecond();
        awaitUntil(
                () -> first.api().history("patient", GAUGE, began, began + 600).size() >= 2);

        first.program().kill();
        awaitSeconds(OUTAGE_SECONDS);
        Api api = system.startAggregator(home, first.port(), Map.of()).api();
        long back = Instant.now().getEpochSecond();

        awaitUntil(() -> {
            NavigableMap<Long, Double> history = api.history("patient", GAUGE, began, began + 600);
            return history.lastKey() > back && history.size() > (history.lastKey() - history.firstKey()) / TICK_SECONDS;
        });
        NavigableMap<Long, Double> history = api.history("patient", GAUGE, began, began + 600);
        assertNoGap(history, history.firstKey(), history.lastKey());
    }

    private static void assertNoGap(NavigableMap<Long, Double> history, long from, long to) {
        LongStream grid =
                LongStream.rangeClosed(from / TICK_SECONDS, to / TICK_SECONDS).map(tick -> tick * TICK_SECONDS);
        TreeSet<Long> missing = new TreeSet<>(grid.boxed().toList());
        missing.removeAll(history.keySet());
        assertThat(missing).as("ticks missing between %d and %d", from, to).isEmpty();
    }

    private static long grid(long epochSeconds) {
        return epochSeconds / TICK_SECONDS * TICK_SECONDS;
    }

    /** Lets the clock go on; gives the time before. */
    private static long awaitSeconds(int seconds) {
        long start = Instant.now().getEpochSecond();
        awaitUntil(() -> Instant.now().getEpochSecond() >= start + seconds);
        return start;
    }

    private static void awaitUntil(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition);
    }
}
