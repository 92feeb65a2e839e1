package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.protocol.Sample;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What no tick may ever hold, whatever the kernel's files say. */
final class PossibleSamples {

    private PossibleSamples() {}

    /** Every value is a number, none but a temperature is below 0, no percentage above 100, no series is there twice. */
    static void check(List<Sample> samples) {
        Set<String> series = new HashSet<>();
        for (Sample sample : samples) {
            assertThat(sample.value()).as(sample.toString()).isFinite();
            if (!sample.metricType().startsWith("temperature.")) {
                assertThat(sample.value()).as(sample.toString()).isNotNegative();
            }
            if (isShare(sample.metricType())) {
                assertThat(sample.value()).as(sample.toString()).isLessThanOrEqualTo(100);
            }
            assertThat(series.add(sample.metricType() + " " + sample.tags()))
                    .as("first of its series: %s", sample)
                    .isTrue();
        }
    }

    private static boolean isShare(String metricType) {
        return metricType.endsWith("_percent") || (metricType.startsWith("cpu.") && !metricType.equals("cpu.cores"));
    }
}
