package io.sysmon.aggregator.store;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.codec.RollupColumn;
import io.sysmon.aggregator.codec.RollupReader;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {

    private static final long HOUR = RunWindow.SECONDS;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START + 2 * HOUR);
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
    void allRunsOfAWindowBecomeOneUnderTheLastOnesNumber() {
        push(START, 1);
        push(START + 2, 2);
        push(START + 4, 3);

        seal();

        assertThat(store.select("SELECT group_concat(id || ' ' || from_ts || ' ' || to_ts || ' ' || sealed) FROM run"))
                .isEqualTo("3 " + START + " " + (START + 4) + " 1");
        assertThat(values(START, START + HOUR)).containsExactly(1, 2, 3);
        assertThat(store.store().sealing().freshWindows()).isEmpty();
    }

    @Test
    void windowsAreSealedEachByItself() {
        push(START + HOUR - 2, 1);
        push(START + HOUR, 2);

        seal();

        assertThat(store.select("SELECT count(*) FROM run WHERE sealed = 1")).isEqualTo("2");
        assertThat(values(START, START + 2 * HOUR)).containsExactly(1, 2);
    }

    @Test
    void lateAndRepeatedSamplesAreFoldedInAndCostNoSpaceTwice() {
        push(START, 1);
        push(START + 4, 3);
        seal();
        String before = store.select("SELECT sum(length(samples)) FROM run");
        push(START, 1);
        push(START + 4, 3);

        seal();

        assertThat(store.select("SELECT sum(length(samples)) FROM run")).isEqualTo(before);
        push(START + 2, 2);
        assertThat(values(START, START + HOUR)).containsExactly(1, 2, 3);
        seal();
        assertThat(values(START, START + HOUR)).containsExactly(1, 2, 3);
        assertThat(store.select("SELECT count(*) FROM run")).isEqualTo("1");
    }

    @Test
    void ofEqualTimesTheSampleThatArrivedLastHoldsWhicheverSideOfTheSealingItCame() {
        push(START, 1);
        push(START, 2);
        seal();
        assertThat(values(START, START)).containsExactly(2);

        push(START, 3);
        assertThat(values(START, START)).containsExactly(3);
        seal();
        assertThat(values(START, START)).containsExactly(3);
    }

    @Test
    void aPushDuringTheSealingStaysFreshAndHolds() {
        push(START, 1);
        push(START + 2, 1);
        SealedWindow sealed = merged();
        push(START, 5);

        assertThat(apply(sealed)).isTrue();

        assertThat(values(START, START + 2)).containsExactly(5, 1);
        assertThat(store.select("SELECT group_concat(id || ' ' || sealed, ',' ORDER BY id) FROM run"))
                .isEqualTo("2 1,3 0");
        assertThat(store.store().sealing().freshWindows()).hasSize(1);
        seal();
        assertThat(values(START, START + 2)).containsExactly(5, 1);
    }

    @Test
    void nothingChangesWhenARunIsNoLongerThere() {
        push(START, 1);
        push(START + 2, 2);
        SealedWindow sealed = merged();
        seal();
        String after = store.select("SELECT hex(samples) FROM run");

        assertThat(apply(sealed)).isFalse();

        assertThat(store.select("SELECT hex(samples) FROM run")).isEqualTo(after);
        assertThat(values(START, START + 2)).containsExactly(1, 2);
        assertThat(store.store().status().writes().failedCommits()).isZero();
    }

    @Test
    void aFailingCommitLeavesAllRunsAndTheNextTrySucceeds() {
        push(START, 1);
        push(START + 2, 2);
        store.hurryLatest();
        store.execute("CREATE TRIGGER full BEFORE INSERT ON rollup BEGIN SELECT raise(FAIL, 'disk full'); END");

        assertThatThrownBy(() -> store.store().sealing().seal(window())).isInstanceOf(StoreUnavailableException.class);

        assertThat(store.select("SELECT count(*) FROM run WHERE sealed = 0")).isEqualTo("2");
        assertThat(values(START, START + 2)).containsExactly(1, 2);
        store.execute("DROP TRIGGER full");
        seal();
        assertThat(store.select("SELECT count(*) FROM run WHERE sealed = 0")).isEqualTo("0");
        assertThat(values(START, START + 2)).containsExactly(1, 2);
    }

    @Test
    void runsThatRecoveryStillNeedsWait() {
        push(START, 1);
        await().until(() -> store.select("SELECT run_id FROM latest_mark").equals("1"));
        SealedWindow sealed = merged();
        store.execute("UPDATE latest_mark SET run_id = 0");

        assertThat(apply(sealed)).isFalse();

        assertThat(store.select("SELECT sealed FROM run")).isEqualTo("0");
    }

    @Test
    void sealedAndFreshWindowsAreKnownAgainAfterAStart() {
        push(START, 1);
        seal();
        push(START + HOUR, 2);
        push(START + HOUR + 2, 3);
        store.close();

        open();

        assertThat(store.store().sealing().freshWindows()).singleElement().satisfies(window -> {
            assertThat(window.start()).isEqualTo(START + HOUR);
            assertThat(window.runs()).isEqualTo(2);
        });
        assertThat(values(START, START + 2 * HOUR)).containsExactly(1, 2, 3);
        push(START + 2, 4);
        assertThat(values(START, START + 2 * HOUR)).containsExactly(1, 4, 2, 3);
    }

    @Test
    void rollUpsTellMeanLowestHighestAndCountOfEachMinuteAndHour() {
        push(START, 1.5);
        push(START + 2, 0.3);
        push(START + 58, 7.2);
        push(START + 60, 4);
        seal();

        assertThat(rollup(60).starts()).containsExactly(START, START + 60);
        assertThat(rollup(60).means()).containsExactly(3, 4);
        assertThat(rollup(3600).means()).containsExactly(3.25);
        assertThat(rollup(3600).minima()).containsExactly(0.3);
        assertThat(rollup(3600).maxima()).containsExactly(7.2);
        assertThat(rollup(3600).counts()).containsExactly(4);
    }

    @Test
    void rollUpsOfHoursGatherInOneRowADayInWhateverOrderTheyCome() {
        for (int hour : List.of(5, 1, 3, 0)) {
            push(START + hour * HOUR, hour);
            seal();
        }
        push(START + HOUR + 2, 11);
        seal();

        assertThat(store.select("SELECT count(*) FROM rollup WHERE step = 3600"))
                .isEqualTo("1");
        assertThat(rollup(3600).starts()).containsExactly(START, START + HOUR, START + 3 * HOUR, START + 5 * HOUR);
        assertThat(rollup(3600).means()).containsExactly(0, 6, 3, 5);
    }

    @Test
    void aDamagedRunIsSetAsideAndCostsItselfAlone() {
        push(START, 1);
        push(START + 2, 2);
        push(START + 4, 3);
        store.hurryLatest();
        store.execute("UPDATE run SET samples = x'00ff00ff' WHERE id = 2");

        seal();

        assertThat(store.select("SELECT group_concat(id || ' ' || sealed, ',' ORDER BY id) FROM run"))
                .isEqualTo("2 2,3 1");
        assertThat(values(START, START + 4)).containsExactly(1, 3);
        assertThat(store.store().status().problems().get(0).message()).startsWith("cannot read run 2");
        assertThat(store.store().sealing().freshWindows()).isEmpty();
    }

    @Test
    void rollUpsOfASealedRunThatIsDamagedStayAsTheyAre() {
        push(START, 1);
        push(START + 2, 2);
        seal();
        store.execute("UPDATE run SET samples = x'00ff00ff'");
        push(START + 4, 9);
        seal();
        push(START + 6, 9);
        seal();

        assertThat(rollup(60).means()).containsExactly(1.5);
        assertThat(store.select("SELECT group_concat(id || ' ' || sealed, ',' ORDER BY id) FROM run"))
                .isEqualTo("2 3,4 1");
    }

    @Test
    void aForgottenHostIsNotSealedAnyMore() {
        push(START, 1);
        SealedWindow sealed = merged();
        store.store().forget("h");
        await().until(() -> store.select("SELECT count(*) FROM run").equals("0"));

        assertThat(apply(sealed)).isFalse();

        assertThat(store.store().sealing().freshWindows()).isEmpty();
        assertThat(store.select("SELECT count(*) FROM rollup")).isEqualTo("0");
    }

    private void push(long timestamp, double value) {
        store.push(PushBody.of("h").sample(timestamp, "m", value));
    }

    private FreshWindow window() {
        return store.store().sealing().freshWindows().get(0);
    }

    private void seal() {
        for (FreshWindow window : store.store().sealing().freshWindows()) {
            store.hurryLatest();
            await().until(() -> store.store().sealing().seal(window) != Sealing.NOT_NOW);
        }
    }

    /** What is read and merged now, to be written later. */
    private SealedWindow merged() {
        store.hurryLatest();
        return store.store().sealing().merge(window());
    }

    private boolean apply(SealedWindow sealed) {
        return store.store().sealing().replace(sealed) != Sealing.NOT_NOW;
    }

    private double[] values(long from, long to) {
        HistoryScope scope = new HistoryScope.Named(List.of("h"));
        List<HistorySeries> series = store.history()
                .query(new HistoryRequest(scope, List.of(), null, from, to, 1000))
                .series();
        return series.isEmpty() ? new double[0] : series.get(0).values();
    }

    private RollupColumn rollup(long step) {
        String hex = store.select("SELECT hex(buckets) FROM rollup WHERE step = " + step);
        return RollupReader.open(HexFormat.of().parseHex(hex)).columns().get(0);
    }
}
