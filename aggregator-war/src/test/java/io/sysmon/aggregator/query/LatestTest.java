package io.sysmon.aggregator.query;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.domain.LatestSamples;
import io.sysmon.aggregator.domain.MetricPattern;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.fixture.StoreTestCase;
import io.sysmon.protocol.SeriesKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatestTest extends StoreTestCase {

    @Test
    void backfillNeverOverwritesWhatIsNewer() {
        store.push(PushBody.of("h").sample(START, "m", 10));

        store.push(PushBody.of("h").sample(START - 3600, "m", 1).sample(START - 3600, "only.old", 2));

        assertThat(latest()).isEqualTo(columns(List.of("m", "only.old"), new long[] {START, START - 3600}, 10, 2));
    }

    @Test
    void theSameTimestampSentAgainTakesTheLaterValue() {
        store.push(PushBody.of("h").sample(START, "m", 1));
        store.push(PushBody.of("h").sample(START, "m", 2));

        assertThat(latest().values()).containsExactly(2);
    }

    @Test
    void aSampleFromAClockFarAheadYieldsToTheNextArrival() {
        store.push(PushBody.of("h").sample(START + 301, "m", 1));
        clock.advance(0);

        store.push(PushBody.of("h").sample(START + 2, "m", 2));

        assertThat(latest()).isEqualTo(columns(List.of("m"), new long[] {START + 2}, 2));
    }

    @Test
    void aSampleFromAClockALittleAheadStaysUntilANewerOneComes() {
        store.push(PushBody.of("h").sample(START + 300, "m", 1));

        store.push(PushBody.of("h").sample(START + 2, "m", 2));

        assertThat(latest()).isEqualTo(columns(List.of("m"), new long[] {START + 300}, 1));
    }

    @Test
    void aHostWhoseClockIsFarBehindKeepsItsOwnOrder() {
        store.push(PushBody.of("h").sample(0, "m", 1));
        store.push(PushBody.of("h").sample(2, "m", 2));

        assertThat(latest()).isEqualTo(columns(List.of("m"), new long[] {2}, 2));
    }

    @Test
    void anAggregatorWhoseClockIsSetBackStillTakesWhatArrives() {
        store.push(PushBody.of("h").sample(START, "m", 1));
        clock.set(START - 1000);

        store.push(PushBody.of("h").sample(START - 1000, "m", 2));

        assertThat(latest()).isEqualTo(columns(List.of("m"), new long[] {START - 1000}, 2));
    }

    @Test
    void seriesOfOneMetricAreKeptApartByTheirTags() {
        store.push(PushBody.of("h")
                .sample(START, "disk.reads_per_sec", "device=sdb", 2)
                .sample(START, "disk.reads_per_sec", "device=sda", 1));

        assertThat(latest().series())
                .containsExactly(
                        new SeriesKey("disk.reads_per_sec", "device=sda"),
                        new SeriesKey("disk.reads_per_sec", "device=sdb"));
        assertThat(latest().values()).containsExactly(1, 2);
    }

    @Test
    void patternsNarrowWhatIsAnswered() {
        store.push(PushBody.of("h")
                .sample(START, "cpu.user", 1)
                .sample(START, "cpu.system", 2)
                .sample(START, "cpux", 3)
                .sample(START, "load.1m", 4));

        assertThat(metricsOf("cpu.*")).containsExactly("cpu.system", "cpu.user");
        assertThat(metricsOf("load.1m", "cpu.user")).containsExactly("cpu.user", "load.1m");
        assertThat(metricsOf("none.*")).isEmpty();
    }

    @Test
    void allHostsComeByName() {
        store.push(PushBody.of("b").sample(START, "m", 1));
        store.push(PushBody.of("a").sample(START, "m", 2));
        store.push(PushBody.of("c"));

        assertThat(store.latest().ofAllHosts(List.of()))
                .extracting(LatestSamples::host)
                .containsExactly("a", "b", "c");
    }

    @Test
    void anUnknownHostIsNotThere() {
        assertThat(store.latest().ofHost("nobody", List.of())).isEmpty();
    }

    private Stream<String> metricsOf(String... patterns) {
        List<MetricPattern> parsed =
                Stream.of(patterns).map(MetricPattern::parse).toList();
        return store.latest().ofHost("h", parsed).orElseThrow().series().stream()
                .map(SeriesKey::metricType);
    }

    private LatestSamples latest() {
        return store.latest().ofHost("h", List.of()).orElseThrow();
    }

    private static LatestSamples columns(List<String> metrics, long[] timestamps, double... values) {
        return new LatestSamples(
                "h", metrics.stream().map(metric -> new SeriesKey(metric, "")).toList(), timestamps, values);
    }
}
