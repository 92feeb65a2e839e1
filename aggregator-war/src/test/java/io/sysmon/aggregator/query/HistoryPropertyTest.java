package io.sysmon.aggregator.query;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever arrives in whatever order, history and latest samples are those of the plainest model: a map from series and
 * second to the value that came last. Set {@code -Dproperty.seed} to repeat a failure.
 */
class HistoryPropertyTest {

    private static final int ROUNDS = 60;
    private static final long SPAN = 3 * 3600;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("property.seed", 20_230_207);
    private final Random random = new Random(seed);
    private final Map<String, NavigableMap<Long, Double>> model = new TreeMap<>();

    @Test
    void everyAnswerEqualsBruteForceOverAllSamplesReceived() {
        ManualClock clock = new ManualClock(START + SPAN);
        OpenStore store = OpenStore.in(folder, clock);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                store.push(randomPush());
                check(store, randomRequest());
                if (random.nextInt(20) == 0) {
                    store.close();
                    store = OpenStore.in(folder, clock);
                }
            }
            checkLatest(store);
        } finally {
            store.close();
        }
    }

    private PushBody randomPush() {
        PushBody body = PushBody.of("h");
        int samples = 1 + random.nextInt(300);
        long base = START + random.nextInt((int) SPAN);
        for (int i = 0; i < samples; i++) {
            String metric = "m" + random.nextInt(4);
            long timestamp = Math.min(START + SPAN, base + 2L * random.nextInt(400) - 400);
            double value = random.nextInt(4) == 0 ? random.nextGaussian() * 1e12 : random.nextInt(10_000) / 100.0;
            body.sample(timestamp, metric, value);
            model.computeIfAbsent(metric, name -> new TreeMap<>()).put(timestamp, value);
        }
        return body;
    }

    private HistoryRequest randomRequest() {
        long from = START - 500 + random.nextInt((int) SPAN);
        long to = from + random.nextInt((int) SPAN);
        return new HistoryRequest(
                new HistoryScope.Named(List.of("h")), List.of(), null, from, to, 1 + random.nextInt(1000));
    }

    private void check(OpenStore store, HistoryRequest request) {
        History history = store.history().query(request);
        Map<String, HistorySeries> answered = new TreeMap<>();
        history.series().forEach(series -> answered.put(series.key().metricType(), series));
        model.forEach((metric, all) -> {
            NavigableMap<Long, Double> expected = all.subMap(request.from(), true, request.to(), true);
            HistorySeries series = answered.get(metric);
            assertThat(series == null).as("no series, seed %d", seed).isEqualTo(expected.isEmpty());
            if (series != null) {
                checkSeries(series, expected, request.points(), history.step());
            }
        });
        assertThat(model.keySet()).as("seed %d", seed).containsAll(answered.keySet());
    }

    private void checkSeries(HistorySeries series, NavigableMap<Long, Double> expected, int points, long step) {
        assertThat(series.size()).as("seed %d", seed).isLessThanOrEqualTo(points);
        if (expected.size() <= points) {
            assertThat(series.timestamps())
                    .as("seed %d", seed)
                    .containsExactly(expected.keySet().toArray(Long[]::new));
            assertThat(series.values())
                    .as("seed %d", seed)
                    .containsExactly(expected.values().toArray(Double[]::new));
            return;
        }
        TreeMap<Long, double[]> buckets = new TreeMap<>();
        expected.forEach((timestamp, value) -> buckets.merge(
                timestamp - timestamp % step, new double[] {value, 1, value, value}, (left, right) -> new double[] {
                    left[0] + right[0], left[1] + 1, Math.min(left[2], right[2]), Math.max(left[3], right[3])
                }));
        assertThat(series.timestamps())
                .as("seed %d", seed)
                .containsExactly(buckets.keySet().toArray(Long[]::new));
        int point = 0;
        for (double[] bucket : buckets.values()) {
            assertThat(series.values()[point]).as("seed %d", seed).isEqualTo(bucket[0] / bucket[1]);
            assertThat(series.min()[point]).as("seed %d", seed).isEqualTo(bucket[2]);
            assertThat(series.max()[point]).as("seed %d", seed).isEqualTo(bucket[3]);
            point++;
        }
    }

    private void checkLatest(OpenStore store) {
        double[] newest = model.values().stream()
                .mapToDouble(samples -> samples.lastEntry().getValue())
                .toArray();
        assertThat(store.latest().ofHost("h", List.of()).orElseThrow().values())
                .as("seed %d", seed)
                .containsExactly(newest);
    }
}
