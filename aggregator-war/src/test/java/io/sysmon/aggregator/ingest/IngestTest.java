package io.sysmon.aggregator.ingest;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.domain.LatestSamples;
import io.sysmon.aggregator.domain.Limit;
import io.sysmon.aggregator.domain.StoreLimits;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.store.StoreFullException;
import io.sysmon.aggregator.store.StoreSettings;
import io.sysmon.protocol.MalformedPushException;
import io.sysmon.protocol.PushAnswer;
import io.sysmon.protocol.SampleFailure;
import io.sysmon.protocol.SeriesKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START + 1);
    private OpenStore store;

    @BeforeEach
    void open() {
        store = OpenStore.in(folder, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void answersWithWhatWasStoredAndTheAggregatorsClock() {
        PushAnswer answer = store.push(PushBody.of("web-server-01")
                .sample(START, "cpu.total_usage", 34.5)
                .sample(START, "memory.usage_percent", 67.2));

        assertThat(answer).isEqualTo(new PushAnswer("success", "web-server-01", 2, 2, 0, START + 1, List.of()));
    }

    @Test
    void keepsEveryLatestSample() {
        store.push(PushBody.of("web-server-01")
                .sample(START, "memory.usage_percent", 67.2)
                .sample(START, "cpu.total_usage", 34.5));

        assertThat(latest("web-server-01"))
                .isEqualTo(new LatestSamples(
                        "web-server-01",
                        List.of(new SeriesKey("cpu.total_usage", ""), new SeriesKey("memory.usage_percent", "")),
                        new long[] {START, START},
                        new double[] {34.5, 67.2}));
    }

    @Test
    void storesTheValidSamplesAndSaysWhatIsWrongWithTheOthers() {
        PushAnswer answer = store.push("""
                {"hostname": "h", "metrics": [
                  {"timestamp": %d, "metric_type": "a", "value": 1},
                  {"timestamp": %d, "metric_type": "b", "value": "2"},
                  {"timestamp": %d, "metric_type": "c", "value": 3}]}
                """.formatted(START, START, START));

        assertThat(answer.status()).isEqualTo("partial");
        assertThat(List.of(answer.received(), answer.stored(), answer.failed())).containsExactly(3, 2, 1);
        assertThat(answer.errors()).extracting(SampleFailure::index).containsExactly(1);
        assertThat(latest("h").series()).extracting(SeriesKey::metricType).containsExactly("a", "c");
    }

    @Test
    void registersNothingWhenNoSampleIsValid() {
        PushAnswer answer = store.push(
                "{\"hostname\": \"h\", \"metrics\": [{\"timestamp\": -1, \"metric_type\": \"a\", \"value\": 1}]}");

        assertThat(answer.status()).isEqualTo("error");
        assertThat(store.hosts().find("h")).isEmpty();
        assertThat(store.select("SELECT count(*) FROM host")).isEqualTo("0");
    }

    @Test
    void storesNothingOfABodyThatIsNoPush() {
        String truncated =
                "{\"hostname\": \"h\", \"metrics\": [{\"timestamp\": 1, \"metric_type\": \"a\", \"value\": 1}, {";

        assertThatThrownBy(() -> store.push(truncated)).isInstanceOf(MalformedPushException.class);
        assertThat(store.hosts().find("h")).isEmpty();
    }

    @Test
    void registersAHostByAHeartbeatWithoutSamples() {
        PushAnswer answer = store.push(PushBody.of("quiet"));

        assertThat(answer.status()).isEqualTo("success");
        assertThat(store.hosts().find("quiet").orElseThrow().host().lastSeen()).isEqualTo(START + 1);
        assertThat(store.select("SELECT count(*) FROM run")).isEqualTo("0");
    }

    @Test
    void lastSampleOfARepeatedTimestampHoldsAndAllCountAsStored() {
        PushAnswer answer = store.push(PushBody.of("h")
                .sample(START, "a", 1)
                .sample(START, "a", 2)
                .sample(START - 2, "a", 9)
                .sample(START, "a", 3));

        assertThat(answer.stored()).isEqualTo(4);
        assertThat(latest("h").values()).containsExactly(3);
        assertThat(latest("h").timestamps()).containsExactly(START);
    }

    @Test
    void refusesTheSeriesThatIsOneTooManyAndStoresTheOthers() {
        try (OpenStore small = OpenStore.with(withMaxSeries(2))) {
            PushAnswer answer = small.push(PushBody.of("h")
                    .sample(START, "a", 1)
                    .sample(START, "b", 2)
                    .sample(START, "c", 3)
                    .sample(START + 1, "a", 4));

            assertThat(answer.status()).isEqualTo("partial");
            assertThat(answer.stored()).isEqualTo(3);
            assertThat(answer.errors())
                    .containsExactly(
                            new SampleFailure(2, "c", "series is one too many for this host, which may have 2"));
            assertThat(small.latest().ofHost("h", List.of()).orElseThrow().values())
                    .containsExactly(4, 2);
        }
    }

    @Test
    void refusesTheSeriesThatIsOneTooManyForAllHostsTogether() {
        try (OpenStore small = OpenStore.with(withLimits(new StoreLimits(10, 10, 3, 10, 10)))) {
            small.push(PushBody.of("h1").sample(START, "a", 1).sample(START, "b", 1));
            PushAnswer answer =
                    small.push(PushBody.of("h2").sample(START, "a", 1).sample(START, "b", 1));

            assertThat(answer.errors())
                    .containsExactly(new SampleFailure(
                            1, "b", "series is one too many for all hosts together, which may have 3"));
            assertThat(small.refusals().of(Limit.SERIES_TOTAL)).isOne();
            assertThat(small.push(PushBody.of("h1").sample(START + 2, "b", 1)).status())
                    .as("a series that is there already")
                    .isEqualTo("success");

            small.store().forget("h1");
            assertThat(small.push(PushBody.of("h2").sample(START + 2, "b", 1)).status())
                    .as("after room was made")
                    .isEqualTo("success");
        }
    }

    @Test
    void countsTheSeriesOfAllHostsAnewAfterARestart() {
        StoreSettings settings = withLimits(new StoreLimits(10, 10, 3, 10, 10));
        try (OpenStore small = OpenStore.with(settings)) {
            small.push(PushBody.of("h1").sample(START, "a", 1).sample(START, "b", 1));
            small.push(PushBody.of("h2").sample(START, "a", 1));
        }
        try (OpenStore again = OpenStore.with(settings)) {
            assertThat(again.store().status().seriesOfAll()).isEqualTo(3);
            assertThat(again.push(PushBody.of("h2").sample(START, "c", 1)).status())
                    .isEqualTo("error");
        }
    }

    @Test
    void refusesTheNameThatIsOneTooMany() {
        try (OpenStore small = OpenStore.with(withLimits(new StoreLimits(10, 10, 10, 2, 10)))) {
            PushAnswer answer = small.push(PushBody.of("h1")
                    .sample(START, "a", 1)
                    .sample(START, "b", 1)
                    .sample(START, "c", 1));

            assertThat(answer.errors())
                    .containsExactly(
                            new SampleFailure(2, "c", "the name of the series is one too many: there may be 2"));
            assertThat(small.push(PushBody.of("h2").sample(START, "b", 1)).status())
                    .isEqualTo("success");
            assertThat(small.refusals().of(Limit.SERIES_NAMES)).isOne();
        }
    }

    @Test
    void refusesTheHostThatIsOneTooMany() {
        try (OpenStore small = OpenStore.with(withLimits(new StoreLimits(2, 10, 10, 10, 10)))) {
            small.push(PushBody.of("h1"));
            small.push(PushBody.of("h2"));

            assertThatThrownBy(() -> small.push(PushBody.of("h3")))
                    .isInstanceOf(StoreFullException.class)
                    .hasMessageContaining("there may be 2 hosts");
            assertThat(small.push(PushBody.of("h1")).status()).isEqualTo("success");
            small.store().forget("h2");
            assertThat(small.push(PushBody.of("h3")).status()).isEqualTo("success");
        }
    }

    @Test
    void namesThatNothingWasStoredUnderTakeNoRoom() {
        try (OpenStore small = OpenStore.with(withLimits(new StoreLimits(2, 10, 10, 1, 10)))) {
            small.push(PushBody.of("h1").sample(START, "a", 1));
            for (int i = 0; i < 5; i++) {
                small.push(PushBody.of("never" + i).sample(START, "b" + i, 1));
            }

            assertThat(small.push(PushBody.of("h2")).status()).isEqualTo("success");
        }
    }

    @Test
    void saysWhereARefusedSampleStoodAmongFailedOnes() {
        try (OpenStore small = OpenStore.with(withMaxSeries(1))) {
            PushAnswer answer = small.push("""
                    {"hostname": "h", "metrics": [7, 8,
                      {"timestamp": 5, "metric_type": "a", "value": 1}, 9,
                      {"timestamp": 5, "metric_type": "b", "value": 1}]}
                    """);

            assertThat(answer.errors()).extracting(SampleFailure::index).containsExactly(0, 1, 3, 4);
        }
    }

    @Test
    void aPushOfNothingButRefusedSeriesIsAnError() {
        try (OpenStore small = OpenStore.with(withMaxSeries(1))) {
            small.push(PushBody.of("h").sample(START, "a", 1));
            clock.advance(10);

            PushAnswer answer = small.push(PushBody.of("h").sample(START, "b", 1));

            assertThat(answer.status()).isEqualTo("error");
            assertThat(small.hosts().find("h").orElseThrow().host().lastSeen()).isEqualTo(START + 1);
        }
    }

    @Test
    void splitsAPushAtFullHours() {
        store.push(PushBody.of("h")
                .sample(START - 2, "a", 1)
                .sample(START, "a", 2)
                .sample(START + 3599, "a", 3)
                .sample(START + 3600, "a", 4));

        assertThat(store.select("SELECT group_concat(from_ts || '-' || to_ts) FROM run"))
                .isEqualTo("%d-%d,%d-%d,%d-%d"
                        .formatted(START - 2, START - 2, START, START + 3599, START + 3600, START + 3600));
    }

    @Test
    void tellsAnAgentToComeBackWhenTheDiskIsFull() {
        StoreSettings defaults = OpenStore.settings(other(), clock);
        StoreSettings full =
                new StoreSettings(defaults.database(), Duration.ofMinutes(5), defaults.limits(), Long.MAX_VALUE, clock);
        try (OpenStore fullStore = OpenStore.with(full)) {
            assertThatThrownBy(() -> fullStore.push(PushBody.of("h").sample(START, "a", 1)))
                    .isInstanceOfSatisfying(IngestUnavailableException.class, unavailable -> {
                        assertThat(unavailable).hasMessage("the disk of the aggregator is full");
                        assertThat(unavailable.retryAfterSeconds()).isPositive();
                    });
            assertThat(fullStore.store().status().writes().accepting()).isFalse();
            assertThat(fullStore.store().isReadable()).isTrue();
        }
    }

    private StoreSettings withMaxSeries(int most) {
        return withLimits(new StoreLimits(100, most, 1000, 1000, 10));
    }

    private StoreSettings withLimits(StoreLimits limits) {
        StoreSettings defaults = OpenStore.settings(other(), clock);
        return new StoreSettings(defaults.database(), Duration.ofMinutes(5), limits, 0, clock);
    }

    private Path other() {
        Path other = folder.resolve("other");
        assertThat(other.toFile().mkdirs()).isTrue();
        return other;
    }

    private LatestSamples latest(String host) {
        return store.latest().ofHost(host, List.of()).orElseThrow();
    }
}
