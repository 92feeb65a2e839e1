package io.sysmon.aggregator.query;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.store.FreshWindow;
import io.sysmon.aggregator.store.KeptFrom;
import io.sysmon.aggregator.store.Resolution;
import io.sysmon.aggregator.store.RunWindow;
import io.sysmon.aggregator.store.Sealing;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * At every moment, whatever was pushed, sealed and dropped in whatever order, answers are those of the plainest model: all
 * samples received, in buckets. Set {@code -Dproperty.seed} to repeat a failure.
 */
class UpkeepPropertyTest {

    private static final int ROUNDS = 60;
    private static final long SPAN = 60 * 3600;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("property.seed", 20_230_207);
    private final Random random = new Random(seed);
    private final ManualClock clock = new ManualClock(START + SPAN);
    private final Map<String, NavigableMap<Long, Double>> model = new TreeMap<>();
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
    void everyAnswerEqualsBruteForceOverAllSamplesReceived() {
        for (int round = 0; round < ROUNDS; round++) {
            int dice = random.nextInt(100);
            if (dice < 45) {
                push();
            } else if (dice < 85) {
                sealSome();
            } else if (dice < 92) {
                reopen();
            } else {
                dropSome();
            }
            check(randomRequest());
            check(randomRequest());
        }
    }

    private void push() {
        PushBody body = PushBody.of("h");
        Map<Long, Boolean> isFinal = new HashMap<>();
        long base = START + random.nextInt((int) SPAN);
        long kept = kept().samples();
        for (int i = random.nextInt(400); i >= 0; i--) {
            String metric = "m" + random.nextInt(3);
            long timestamp = Math.max(START, Math.min(START + SPAN, base + 2L * random.nextInt(4000) - 4000));
            double value = random.nextInt(4) == 0 ? random.nextGaussian() * 1e12 : random.nextInt(10_000) / 100.0;
            body.sample(timestamp, metric, value);
            long window = RunWindow.startOf(timestamp);
            if (!isFinal.computeIfAbsent(window, start -> start < kept && modelHas(start))) {
                model.computeIfAbsent(metric, name -> new TreeMap<>()).put(timestamp, value);
            }
        }
        store.push(body);
        store.store().sealing().freshWindows().stream()
                .filter(window -> window.start() < kept)
                .forEach(this::sealAtLast);
        forgetWhatIsKeptNowhere();
    }

    private boolean modelHas(long window) {
        return model.values().stream()
                .anyMatch(samples ->
                        !samples.subMap(window, window + RunWindow.SECONDS).isEmpty());
    }

    private void sealSome() {
        List<FreshWindow> fresh = store.store().sealing().freshWindows();
        for (int i = 0; i < 4 && !fresh.isEmpty(); i++) {
            store.store().sealing().seal(fresh.get(random.nextInt(fresh.size())));
        }
    }

    private void sealAtLast(FreshWindow window) {
        store.hurryLatest();
        await().until(() -> store.store().sealing().seal(window) != Sealing.NOT_NOW);
    }

    private void reopen() {
        store.close();
        open();
    }

    private void dropSome() {
        Resolution resolution = List.of(Resolution.SAMPLES, Resolution.MINUTES, Resolution.HOURS)
                .get(random.nextInt(3));
        long from = resolution.rowStartOf(START + random.nextInt((int) SPAN));
        if (resolution == Resolution.SAMPLES) {
            reopen();
            store.store().sealing().freshWindows().stream()
                    .filter(window -> window.start() < from)
                    .forEach(this::sealAtLast);
        }
        assertThat(store.store().retention().keepFrom(resolution, from)).isTrue();
        long hostId = store.store().hosts().registered().stream()
                .findAny()
                .map(host -> host.id())
                .orElse(0L);
        for (int i = random.nextInt(3); i >= 0; i--) {
            store.store().retention().removeSome(hostId, resolution, kept().of(resolution));
        }
        forgetWhatIsKeptNowhere();
    }

    private void forgetWhatIsKeptNowhere() {
        model.values().forEach(samples -> samples.headMap(oldestKept()).clear());
    }

    private long oldestKept() {
        return Math.min(kept().samples(), Math.min(kept().minutes(), kept().hours()));
    }

    private KeptFrom kept() {
        return store.store().retention().kept();
    }

    private HistoryRequest randomRequest() {
        long from = START - 500 + random.nextInt((int) SPAN);
        long to = from + random.nextInt((int) SPAN);
        return new HistoryRequest(
                new HistoryScope.Named(List.of("h")), List.of(), null, from, to, 1 + random.nextInt(1000));
    }

    private void check(HistoryRequest request) {
        History history = store.history().query(request);
        Map<String, HistorySeries> answered = new TreeMap<>();
        history.series().forEach(series -> answered.put(series.key().metricType(), series));
        boolean sampled = kept().samples() <= Math.max(request.from(), oldestKept());
        model.forEach((metric, all) -> {
            NavigableMap<Long, Double> expected =
                    all.subMap(first(request.from(), history.step()), true, last(request.to(), history.step()), true);
            HistorySeries series = answered.get(metric);
            assertThat(series == null).as("no series, seed %d", seed).isEqualTo(expected.isEmpty());
            if (series != null && sampled && expected.size() <= request.points()) {
                checkSamples(series, expected);
            } else if (series != null) {
                checkBuckets(series, expected, history.step());
            }
        });
        assertThat(model.keySet()).as("seed %d", seed).containsAll(answered.keySet());
    }

    /** Where samples are gone, the buckets that the span touches. */
    private long first(long from, long step) {
        return isSampled(from) ? from : from - from % coarse(from, step);
    }

    private long last(long to, long step) {
        return isSampled(to) ? to : to - to % coarse(to, step) + coarse(to, step) - 1;
    }

    private boolean isSampled(long timestamp) {
        return RunWindow.startOf(timestamp) >= kept().samples();
    }

    private long coarse(long timestamp, long step) {
        boolean hours = RunWindow.startOf(timestamp) >= kept().hours() && step >= 3600;
        return hours || timestamp < kept().minutes() ? 3600 : 60;
    }

    private void checkSamples(HistorySeries series, NavigableMap<Long, Double> expected) {
        assertThat(series.timestamps())
                .as("seed %d", seed)
                .containsExactly(expected.keySet().toArray(Long[]::new));
        assertThat(series.values())
                .as("seed %d", seed)
                .containsExactly(expected.values().toArray(Double[]::new));
    }

    private void checkBuckets(HistorySeries series, NavigableMap<Long, Double> expected, long step) {
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
            double range = Math.max(Math.abs(bucket[2]), Math.abs(bucket[3]));
            assertThat(series.values()[point])
                    .as("seed %d", seed)
                    .isCloseTo(bucket[0] / bucket[1], within(1e-12 * range));
            assertThat(series.min()[point]).as("seed %d", seed).isEqualTo(bucket[2]);
            assertThat(series.max()[point]).as("seed %d", seed).isEqualTo(bucket[3]);
            point++;
        }
    }
}
