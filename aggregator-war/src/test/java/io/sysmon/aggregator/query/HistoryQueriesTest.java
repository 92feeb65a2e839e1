package io.sysmon.aggregator.query;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.MetricPattern;
import io.sysmon.aggregator.domain.TagMatch;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.store.StoreUnavailableException;
import io.sysmon.protocol.SeriesKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryQueriesTest {

    private static final HistoryScope H = new HistoryScope.Named(List.of("h"));

    private static final double[] TEN = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START + 100_000);
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
    void samplesComeAsTheyAreWhenThereAreNoMoreThanPoints() {
        pushTicks("h", START, 10, 2);

        History history = query(H, START, START + 18, 10);

        assertThat(history.step()).isEqualTo(2);
        assertThat(history.series())
                .containsExactly(
                        new HistorySeries("h", new SeriesKey("m", ""), everyTwoSeconds(START, 10), TEN, TEN, TEN));
    }

    @Test
    void moreSamplesThanPointsBecomeBucketsWithMeanAndExtremes() {
        pushTicks("h", START, 10, 2);

        History history = query(H, START, START + 18, 4);

        assertThat(history.step()).isEqualTo(5);
        HistorySeries series = history.series().get(0);
        assertThat(series.timestamps()).containsExactly(START, START + 5, START + 10, START + 15);
        assertThat(series.values()).containsExactly(1, 3.5, 6, 8.5);
        assertThat(series.min()).containsExactly(0, 3, 5, 8);
        assertThat(series.max()).containsExactly(2, 4, 7, 9);
    }

    @Test
    void bothEndsOfTheSpanBelongToIt() {
        pushTicks("h", START, 10, 2);

        assertThat(query(H, START + 4, START + 8, 100).series().get(0).timestamps())
                .containsExactly(START + 4, START + 6, START + 8);
        assertThat(query(H, START + 5, START + 5, 100).series()).isEmpty();
    }

    @Test
    void aGapIsPointsThatAreNotThere() {
        pushTicks("h", START, 5, 2);
        pushTicks("h", START + 7200, 5, 2);

        HistorySeries series = query(H, START, START + 7208, 8).series().get(0);

        assertThat(series.timestamps()).containsExactly(START, START + 7200);
        assertThat(series.values()).containsExactly(2, 2);
    }

    @Test
    void aSampleSentAgainLaterHolds() {
        store.push(
                PushBody.of("h").sample(START, "m", 1).sample(START + 2, "m", 2).sample(START + 4, "m", 3));
        store.push(PushBody.of("h").sample(START + 2, "m", 20));
        store.push(PushBody.of("h").sample(START + 1, "m", 10));

        HistorySeries series = query(H, START, START + 10, 100).series().get(0);

        assertThat(series.timestamps()).containsExactly(START, START + 1, START + 2, START + 4);
        assertThat(series.values()).containsExactly(1, 10, 20, 3);
    }

    @Test
    void metricsAndTagsNarrowTheSeries() {
        store.push(PushBody.of("h")
                .sample(START, "cpu.user", 1)
                .sample(START, "cpu.core_usage", "core=0", 2)
                .sample(START, "disk.reads_per_sec", "device=sda", 3)
                .sample(START, "disk.reads_per_sec", "device=sdb", 4));

        assertThat(keys(null, "cpu.*")).containsExactly("cpu.core_usage{core=0}", "cpu.user{}");
        assertThat(keys("device=sdb", "disk.*")).containsExactly("disk.reads_per_sec{device=sdb}");
        assertThat(keys("", "cpu.*")).containsExactly("cpu.user{}");
        assertThat(keys(null)).hasSize(4);
    }

    @Test
    void hostsComeByNameAndUnknownOnesHaveNoSeries() {
        pushTicks("b", START, 1, 2);
        pushTicks("a", START, 1, 2);

        History history = query(new HistoryScope.Named(List.of("b", "nobody", "a", "b")), START, START + 1, 10);

        assertThat(history.series()).extracting(HistorySeries::host).containsExactly("a", "b");
    }

    @Test
    void hostsMayBeChosenByTag() {
        store.push(PushBody.of("a").tags(Map.of("role", "web")).sample(START, "m", 1));
        store.push(PushBody.of("b").tags(Map.of("role", "db")).sample(START, "m", 1));

        HistoryScope web = new HistoryScope.Matching(new HostFilter(null, List.of(new TagMatch("role", "web")), null));

        assertThat(query(web, START, START + 1, 10).series())
                .extracting(HistorySeries::host)
                .containsExactly("a");
    }

    @Test
    void theFleetIsTheMeanOfTheHostsWithTheExtremesOfAll() {
        store.push(PushBody.of("often")
                .sample(START, "m", 0)
                .sample(START + 2, "m", 10)
                .sample(START + 4, "m", 20));
        store.push(PushBody.of("seldom").sample(START, "m", 40));
        store.push(PushBody.of("other").sample(START, "n", 7));

        History exact = query(new HistoryScope.Fleet(), START, START + 4, 600);
        History coarse = query(new HistoryScope.Fleet(), START, START + 4, 1);

        assertThat(exact.series()).extracting(HistorySeries::host).containsOnly("*");
        assertThat(exact.series().get(0).timestamps()).containsExactly(START, START + 2, START + 4);
        assertThat(exact.series().get(0).values()).containsExactly(20, 10, 20);
        assertThat(exact.series().get(1).values()).containsExactly(7);
        assertThat(coarse.series().get(0).values()).containsExactly(25);
        assertThat(coarse.series().get(0).min()).containsExactly(0);
        assertThat(coarse.series().get(0).max()).containsExactly(40);
    }

    @Test
    void twoYearsWithLittleInThemAreAnsweredAsASpanLikeAnyOther() {
        long twoYears = 2L * 365 * 86_400;
        store.push(PushBody.of("h").sample(START - twoYears, "m", 1));
        pushTicks("h", START, 5, 2);

        History history = query(H, START - twoYears, START + 100, 3);

        assertThat(history.series().get(0).values()).containsExactly(1, 2);
        assertThat(query(H, START - twoYears, START + 100, 600).series().get(0).size())
                .isEqualTo(6);
    }

    @Test
    void anAnswerTooLargeForMemoryIsRefused() {
        PushBody body = PushBody.of("h");
        for (int i = 0; i < 3000; i++) {
            body.sample(START, "m" + i, 1).sample(START + 2, "m" + i, 1);
        }
        store.push(body);

        assertThatThrownBy(() -> query(new HistoryScope.Fleet(), START, START + 86_400, 10_000))
                .isInstanceOf(QueryTooLargeException.class)
                .hasMessageContaining("more than 2000000 points");
    }

    @Test
    void aQueryThatTakesTooLongIsGivenUp() {
        pushTicks("h", START, 10, 2);
        HistoryQueries hurried = new HistoryQueries(store.store(), 1000, Duration.ofNanos(-1));
        HistoryRequest request = new HistoryRequest(H, List.of(), null, START, START + 100, 10);

        assertThatThrownBy(() -> hurried.query(request))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("took too long");
        assertThat(query(H, START, START + 100, 10).series()).hasSize(1);
    }

    @Test
    void aDamagedRunIsAGapAndNothingElse() {
        pushTicks("h", START, 3, 2);
        pushTicks("h", START + 6, 3, 2);
        store.execute("UPDATE run SET samples = zeroblob(40) WHERE id = 1");

        History history = query(H, START, START + 100, 100);

        assertThat(history.series().get(0).timestamps()).containsExactly(START + 6, START + 8, START + 10);
        assertThat(store.store().status().integrity().damaged()).isEqualTo(1);
    }

    private void pushTicks(String host, long from, int count, int step) {
        PushBody body = PushBody.of(host);
        for (int tick = 0; tick < count; tick++) {
            body.sample(from + (long) tick * step, "m", tick);
        }
        store.push(body);
    }

    private static long[] everyTwoSeconds(long from, int count) {
        return LongStream.range(0, count).map(i -> from + 2 * i).toArray();
    }

    private History query(HistoryScope scope, long from, long to, int points) {
        return store.history().query(new HistoryRequest(scope, List.of(), null, from, to, points));
    }

    private List<String> keys(@Nullable String tags, String... metrics) {
        List<MetricPattern> patterns =
                Stream.of(metrics).map(MetricPattern::parse).toList();
        return store.history().query(new HistoryRequest(H, patterns, tags, START, START + 10, 10)).series().stream()
                .map(series -> series.key().metricType() + "{" + series.key().tags() + "}")
                .toList();
    }
}
