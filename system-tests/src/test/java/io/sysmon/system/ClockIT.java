package io.sysmon.system;

import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.FaultReport;
import io.sysmon.system.harness.PushLoad;
import io.sysmon.system.harness.SystemUnderTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Hosts whose clocks jump. What a second was pushed last holds, in whatever order they came. The aggregator's own clock
 * jumps in its module's tests.
 */
class ClockIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PUSHES = 60;

    /** The second writes the first stretch's last minutes again, the third is ahead of now, the last is back in it. */
    private static final List<Duration> JUMPS = List.of(
            Duration.ofHours(12),
            Duration.ofHours(-12).minusMinutes(4),
            Duration.ofHours(40),
            Duration.ofHours(-40).minusMinutes(6));

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void clocksThatJumpBackAndForthLoseNothing() {
        AggregatorProcess aggregator = system.startAggregator(system.home("home"));
        PushLoad load = system.closeLater(new PushLoad("jumping", 2));
        pushSome(load, aggregator.api());
        for (Duration jump : JUMPS) {
            load.setClocks(jump);
            pushSome(load, aggregator.api());
        }
        FaultReport.assertNothingLost("clocks that jump", load, aggregator.api());

        aggregator.program().kill();
        Api restarted = system.startAggregator(aggregator.home()).api();
        FaultReport.assertNothingLost("clocks that jump, killed and started again", load, restarted);
    }

    private static void pushSome(PushLoad load, Api api) {
        int before = load.acknowledgedPushes();
        load.startOn(api);
        await().atMost(PATIENCE).until(() -> load.acknowledgedPushes() >= before + PUSHES);
        load.end();
    }
}
