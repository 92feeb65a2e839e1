package io.sysmon.system.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Says what a fault cost, in the form of the table in docs/reliability.md. */
public final class FaultReport {

    private FaultReport() {}

    /** Asks {@code survivor} for every acknowledged sample of a load that has ended; fails when one is missing. */
    public static void assertNothingLost(String fault, PushLoad load, Api survivor) {
        List<String> lost = load.findLost(survivor);
        say(fault, load.acknowledgedSamples(), load.acknowledgedSamples() - (long) lost.size());
        assertThat(load.acknowledgedSamples()).isPositive();
        assertThat(lost).isEmpty();
    }

    /** Writes one line to the build's output. */
    public static void say(String fault, long acknowledged, long found) {
        System.out.printf("fault: %s: %,d samples acknowledged, %,d found again%n", fault, acknowledged, found);
    }
}
