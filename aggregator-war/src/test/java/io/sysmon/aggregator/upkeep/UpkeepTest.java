package io.sysmon.aggregator.upkeep;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.fixture.StoreTestCase;
import io.sysmon.aggregator.store.FreshWindow;
import io.sysmon.aggregator.store.Outlook;
import io.sysmon.aggregator.store.Progress;
import io.sysmon.aggregator.store.Retention;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UpkeepTest extends StoreTestCase {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    @Test
    void sealsAWindowSomeMinutesAfterItsEndAndLeavesTheCurrentOneFresh() {
        Upkeep upkeep = upkeep(UpkeepSettings.DEFAULTS);
        push(START, 1);
        push(START + 2, 2);
        push(START + HOUR, 3);
        clock.set(START + HOUR + 100);
        upkeep.round();
        assertThat(store.select("SELECT count(*) FROM run WHERE sealed = 0")).isEqualTo("3");

        clock.set(START + HOUR + 130);
        awaitRound(upkeep, "SELECT count(*) FROM run WHERE sealed = 1", "1");

        assertThat(store.select("SELECT count(*) FROM run WHERE sealed = 0")).isEqualTo("1");
        assertThat(values(START, START + HOUR, 1000)).containsExactly(1, 2, 3);
    }

    @Test
    void dropsSamplesMinutesAndHoursEachAtTheirAge() {
        push(START, 1);
        push(START + 30, 3);
        push(START + HOUR, 7);
        Upkeep upkeep = upkeep(ages(2, 10, 20));
        othersGoOnUntil(START + 2 * DAY + HOUR);
        compact(upkeep);
        assertThat(store.select("SELECT group_concat(from_ts - " + START + ") FROM run WHERE host_id = 1"))
                .isEqualTo("3600");
        assertThat(store.select("SELECT count(*) FROM rollup WHERE host_id = 1 AND step = 60"))
                .isEqualTo("2");

        History minutes = history(START, START + HOUR, 1000);
        assertThat(minutes.step()).isEqualTo(60);
        HistorySeries series = minutes.series().get(0);
        assertThat(series.values()).containsExactly(2, 7);
        assertThat(series.min()).containsExactly(1, 7);
        assertThat(series.max()).containsExactly(3, 7);

        othersGoOnUntil(START + 10 * DAY + 2 * HOUR);
        compact(upkeep);
        assertThat(store.select("SELECT count(*) FROM run WHERE host_id = 1")).isEqualTo("0");
        assertThat(store.select("SELECT group_concat(step) FROM rollup WHERE host_id = 1"))
                .isEqualTo("3600");
        History hours = history(START, START + HOUR, 1000);
        assertThat(hours.step()).isEqualTo(HOUR);
        assertThat(hours.series().get(0).values()).containsExactly(2, 7);

        othersGoOnUntil(START + 22 * DAY);
        compact(upkeep);
        assertThat(store.select("SELECT count(*) FROM rollup WHERE host_id = 1"))
                .isEqualTo("0");
        assertThat(values(START, START + HOUR, 1000)).isEmpty();
    }

    @Test
    void aFleetThatHasGoneSilentKeepsItsLastDays() {
        push(START, 4.5);
        clock.set(START + 1000 * DAY);

        compact(upkeep(UpkeepSettings.DEFAULTS));

        assertThat(store.select("SELECT count(*) FROM run")).isEqualTo("1");
        assertThat(values(START, START + HOUR, 1000)).containsExactly(4.5);
    }

    @Test
    void theLatestSampleOfASeriesStaysWhateverItsAge() {
        push(START, 4.5);
        othersGoOnUntil(START + 1000 * DAY);
        compact(upkeep(UpkeepSettings.DEFAULTS));
        assertThat(store.select("SELECT count(*) FROM run WHERE host_id = 1")).isEqualTo("0");
        store.close();

        openStore();

        assertThat(store.latest().ofHost("h", List.of()).orElseThrow().values()).containsExactly(4.5);
    }

    @Test
    void samplesThatArriveAfterTheirWindowWasDroppedChangeNoRollUp() {
        push(START, 1);
        Upkeep upkeep = upkeep(ages(1, 90, 730));
        othersGoOnUntil(START + 2 * DAY);
        compact(upkeep);
        push(START + 2, 100);
        assertThat(values(START, START + HOUR, 1000)).containsExactly(1);

        compact(upkeep);

        assertThat(values(START, START + HOUR, 1000)).containsExactly(1);
        assertThat(store.select("SELECT count(*) FROM run WHERE host_id = 1")).isEqualTo("0");
    }

    @Test
    void oldSamplesOfAWindowThatWasNeverRolledUpStillBecomeRollUps() {
        push(START + DAY, 1);
        Upkeep upkeep = upkeep(ages(2, 90, 730));
        othersGoOnUntil(START + 5 * DAY);
        compact(upkeep);
        push(START, 10);
        push(START + 2, 20);

        compact(upkeep);

        assertThat(store.select("SELECT count(*) FROM run WHERE host_id = 1")).isEqualTo("0");
        assertThat(values(START, START + 2 * DAY, 10_000)).containsExactly(15, 1);
    }

    @Test
    void dropsTheOldestSamplesWhenThereIsTooMuch() {
        for (int hour = 0; hour < 12; hour++) {
            pushNoise(START + hour * HOUR);
        }
        clock.set(START + 12 * HOUR + 300);
        compact(upkeep(UpkeepSettings.DEFAULTS));
        Retention.Pages before = store.store().retention().pages();
        long limit = before.usedBytes() * 7 / 10;

        compact(upkeep(new UpkeepSettings(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(730), limit)));

        Retention.Pages after = store.store().retention().pages();
        assertThat(after.usedBytes()).isLessThanOrEqualTo(limit).isGreaterThan(limit / 2);
        assertThat(after.free()).isZero();
        assertThat(store.select("SELECT min(from_ts) FROM run")).isGreaterThan(String.valueOf(START + 2 * HOUR));
        assertThat(store.select("SELECT count(*) FROM rollup WHERE step = 60")).isEqualTo("12");
        assertThat(values(START, START + 12 * HOUR, 10_000)).hasSize(12 * 20);
    }

    @Test
    void dropsMinutesAndHoursOnlyWhenAllOldSamplesAreGoneAndNeverTheCurrentWindow() {
        for (int hour = 0; hour < 3; hour++) {
            pushNoise(START + hour * HOUR);
        }
        clock.set(START + 2 * HOUR + 1300);

        compact(upkeep(new UpkeepSettings(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(730), 1)));

        assertThat(store.select("SELECT group_concat(from_ts) FROM run")).isEqualTo(String.valueOf(START + 2 * HOUR));
        assertThat(store.select("SELECT group_concat(from_ts) FROM rollup WHERE step = 60"))
                .isEqualTo(String.valueOf(START + 2 * HOUR));
        assertThat(store.select("SELECT count(*) FROM rollup WHERE step = 3600"))
                .isEqualTo("1");
    }

    @Test
    void compactingGivesTheSpaceOfMergedRunsBackToTheFileSystem() throws Exception {
        for (int push = 0; push < 250; push++) {
            PushBody body = PushBody.of("h");
            for (int series = 0; series < 300; series++) {
                body.sample(START + 2L * push, "m" + series, push);
            }
            store.push(body);
        }
        store.close();
        long before = Files.size(store.database());
        openStore();
        List<Long> progress = new ArrayList<>();

        upkeep(UpkeepSettings.DEFAULTS).compact((part, done, total) -> progress.add(total));

        store.close();
        assertThat(Files.size(store.database())).isLessThan(before / 2);
        assertThat(progress).isNotEmpty();
        openStore();
        assertThat(values(START, START + HOUR, 1000)).hasSize(250);
        assertThat(store.select("PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void aRoundThatCannotWriteIsTriedAgain() {
        Upkeep upkeep = upkeep(UpkeepSettings.DEFAULTS);
        push(START, 1);
        clock.set(START + 2 * HOUR);
        store.hurryLatest();
        store.execute("CREATE TRIGGER full BEFORE INSERT ON rollup BEGIN SELECT raise(FAIL, 'disk full'); END");
        upkeep.round();
        assertThat(store.select("SELECT sealed FROM run")).isEqualTo("0");

        store.execute("DROP TRIGGER full");
        upkeep.round();

        assertThat(store.select("SELECT sealed FROM run")).isEqualTo("1");
    }

    @Test
    void nothingIsDoneAfterTheStop() {
        Upkeep upkeep = upkeep(UpkeepSettings.DEFAULTS);
        push(START, 1);
        clock.set(START + 2 * HOUR);
        store.hurryLatest();

        upkeep.stop();
        upkeep.round();

        assertThat(store.select("SELECT sealed FROM run")).isEqualTo("0");
    }

    @Test
    void aBacklogOfManyPushesIsMergedOnceNotOnceAPush() {
        Upkeep upkeep = upkeep(UpkeepSettings.DEFAULTS);
        clock.set(START + DAY);
        for (int push = 0; push < 20; push++) {
            push(START + 2L * push, push);
            clock.advance(10);
            upkeep.round();
            assertThat(store.select("SELECT count(*) FROM run WHERE sealed = 1"))
                    .isEqualTo("0");
        }

        clock.advance(Debounce.QUIET_SECONDS);
        awaitRound(upkeep, "SELECT group_concat(id || ' ' || sealed) FROM run", "20 1");
    }

    @Test
    void tellsHowMuchThereIsAndWhatAHostBringsADay() {
        assertThat(store.store().status().outlook()).isNull();
        Upkeep upkeep = upkeep(UpkeepSettings.DEFAULTS);
        for (int hour = 0; hour < 6; hour++) {
            pushNoise(START + hour * HOUR);
        }
        clock.set(START + 6 * HOUR);
        compact(upkeep);

        upkeep.round();

        Outlook outlook = Objects.requireNonNull(store.store().status().outlook());
        assertThat(outlook.size().samples().bytes())
                .isEqualTo(Long.parseLong(store.select("SELECT sum(length(samples)) FROM run")));
        assertThat(outlook.size().minutes().bytes())
                .isEqualTo(Long.parseLong(store.select("SELECT sum(length(buckets)) FROM rollup WHERE step = 60")));
        assertThat(outlook.size().samples().bytesADay())
                .isEqualTo(4.0 * outlook.size().samples().bytes());
        assertThat(outlook.size().minutes().bytesADay())
                .isEqualTo(4.0 * outlook.size().minutes().bytes());
        assertThat(outlook.size().hosts()).isEqualTo(1);
        assertThat(outlook.size().bytesAHostAndDay())
                .isGreaterThan(outlook.size().samples().bytesADay());
    }

    @Test
    void tellsWhenABoundInBytesWillBeReached() {
        for (int hour = 0; hour < 24; hour++) {
            pushNoise(START + hour * HOUR);
        }
        clock.set(START + DAY);
        compact(upkeep(UpkeepSettings.DEFAULTS));
        long used = store.store().retention().pages().usedBytes();

        upkeep(new UpkeepSettings(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(730), used + 100_000))
                .round();

        Outlook outlook = Objects.requireNonNull(store.store().status().outlook());
        double aDay = outlook.size().bytesAHostAndDay();
        assertThat(outlook.daysUntilLimit()).isCloseTo(100_000 / aDay, within(0.1));
    }

    private Upkeep upkeep(UpkeepSettings settings) {
        return new Upkeep(store.store(), settings);
    }

    private static UpkeepSettings ages(int samples, int minutes, int hours) {
        return new UpkeepSettings(
                Duration.ofDays(samples), Duration.ofDays(minutes), Duration.ofDays(hours), Long.MAX_VALUE);
    }

    private void push(long timestamp, double value) {
        store.push(PushBody.of("h").sample(timestamp, "m", value));
    }

    /** Time goes by, as another host's samples show. */
    private void othersGoOnUntil(long now) {
        clock.set(now);
        store.push(PushBody.of("other").sample(now, "m", 1));
    }

    /** 20 minutes that do not compress: some 5 KB as samples, 1 KB as roll-ups. */
    private void pushNoise(long from) {
        Random random = new Random(from);
        PushBody body = PushBody.of("h");
        for (int i = 0; i < 600; i++) {
            body.sample(from + 2L * i, "m", random.nextGaussian());
        }
        store.push(body);
    }

    private void compact(Upkeep upkeep) {
        await().until(() -> {
            store.hurryLatest();
            upkeep.compact(Progress.UNWATCHED);
            return store.store().sealing().freshWindows().stream()
                            .mapToInt(FreshWindow::runs)
                            .sum()
                    == 0;
        });
    }

    private void awaitRound(Upkeep upkeep, String sql, String expected) {
        await().until(() -> {
            store.hurryLatest();
            upkeep.round();
            return store.select(sql).equals(expected);
        });
    }

    private History history(long from, long to, int points) {
        HistoryScope scope = new HistoryScope.Named(List.of("h"));
        return store.history().query(new HistoryRequest(scope, List.of(), null, from, to, points));
    }

    private double[] values(long from, long to, int points) {
        List<HistorySeries> series = history(from, to, points).series();
        return series.isEmpty() ? new double[0] : series.get(0).values();
    }
}
