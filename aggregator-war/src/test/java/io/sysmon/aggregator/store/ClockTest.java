package io.sysmon.aggregator.store;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.upkeep.Upkeep;
import io.sysmon.aggregator.upkeep.UpkeepSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The aggregator's clock jumps, both ways; the hosts' clocks go on as they should. */
class ClockTest {

    private static final long DAY = 86_400;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START);
    private OpenStore store;
    private Upkeep upkeep;

    @BeforeEach
    void open() {
        store = OpenStore.in(folder, clock);
        upkeep = new Upkeep(store.store(), UpkeepSettings.DEFAULTS);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aJumpBackChangesNeitherTheOrderOfArrivalNorWhatIsLatest() {
        push(START, 1);
        push(START, 2);
        clock.set(START - DAY / 2);
        push(START, 3);
        push(START + 2, 4);

        assertThat(values()).containsExactly(3, 4);
        assertThat(latest()).isEqualTo(4);
        seal();
        assertThat(values()).containsExactly(3, 4);
        store.close();
        open();
        assertThat(values()).containsExactly(3, 4);
        assertThat(latest()).isEqualTo(4);
    }

    @Test
    void aJumpAheadByYearsDropsNothingThatTheHostsStillCallRecent() {
        push(START, 1);
        push(START + 2, 2);
        clock.set(START + 3 * 365 * DAY);
        push(START + 4, 3);
        seal();
        upkeep.round();

        assertThat(values()).containsExactly(1, 2, 3);
        assertThat(store.store().retention().kept()).isEqualTo(KeptFrom.START);

        clock.set(START + 10);
        push(START + 6, 4);
        seal();
        assertThat(values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aJumpAheadAndBackSealsWhatCameMeanwhileAgain() {
        push(START, 1);
        clock.set(START + 2 * 3600);
        seal();
        clock.set(START + 10);
        push(START, 5);
        push(START + 8, 6);
        clock.set(START + 2 * 3600);
        seal();

        assertThat(values()).containsExactly(5, 6);
        assertThat(store.select("SELECT count(*) FROM run")).isEqualTo("1");
    }

    private void push(long timestamp, double value) {
        store.push(PushBody.of("h").sample(timestamp, "m", value));
    }

    private void seal() {
        await().until(() -> {
            store.hurryLatest();
            return upkeep.compact(Progress.UNWATCHED).complete()
                    && store.store().sealing().freshWindows().isEmpty();
        });
    }

    private double latest() {
        return store.latest().ofHost("h", List.of()).orElseThrow().values()[0];
    }

    private double[] values() {
        HistoryScope scope = new HistoryScope.Named(List.of("h"));
        List<HistorySeries> series = store.history()
                .query(new HistoryRequest(scope, List.of(), null, START, START + 3600, 10_000))
                .series();
        return series.get(0).values();
    }
}
