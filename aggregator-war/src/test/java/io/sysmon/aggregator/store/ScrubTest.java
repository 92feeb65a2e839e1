package io.sysmon.aggregator.store;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubTest {

    private static final long PLENTY = 1 << 20;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START);
    private OpenStore store;

    @BeforeEach
    void pushThreeRuns() {
        store = OpenStore.in(folder, clock);
        for (int i = 0; i < 3; i++) {
            store.push(PushBody.of("h").sample(START + 2L * i, "m", i));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsAFlippedByteThatNobodyAskedForAndNamesWhatIsLost() {
        damageRun(2);

        store.store().scrub().readSome(PLENTY);

        StoreStatus.Integrity found = store.store().status().integrity();
        assertThat(found.damaged()).isEqualTo(1);
        assertThat(found.damages()).singleElement().satisfies(damage -> {
            assertThat(damage.part()).isEqualTo("run 2");
            assertThat(damage.hostname()).isEqualTo("h");
            assertThat(damage.from()).isEqualTo(START + 2);
            assertThat(damage.to()).isEqualTo(START + 2);
            assertThat(damage.reason()).contains("checksum");
        });
        assertThat(store.store().status().problems().get(0).message())
                .startsWith("cannot read run 2 of h, 2023-02-07T00:00:02Z to 2023-02-07T00:00:02Z: ");
    }

    @Test
    void findsDamagedRollUps() {
        await().until(() -> {
            store.hurryLatest();
            store.store().sealing().freshWindows().forEach(store.store().sealing()::seal);
            return store.store().sealing().freshWindows().isEmpty();
        });
        store.execute("UPDATE rollup SET buckets = zeroblob(40) WHERE step = 60");

        store.store().scrub().readSome(PLENTY);

        assertThat(store.store().status().integrity().damages()).singleElement().satisfies(damage -> {
            assertThat(damage.part()).isEqualTo("roll-ups by the minute");
            assertThat(damage.from()).isEqualTo(START);
            assertThat(damage.to()).isEqualTo(START + RunWindow.SECONDS - 1);
        });
    }

    @Test
    void readsAsMuchAsItIsToldAndGoesOnFromThere() {
        store.store().scrub().readSome(1);
        assertThat(status()).isEqualTo(new ScrubStatus(1, 0, 0));

        store.store().scrub().readSome(1);
        assertThat(status()).isEqualTo(new ScrubStatus(2, 0, 0));

        clock.set(START + 100);
        store.store().scrub().readSome(PLENTY);
        assertThat(status()).isEqualTo(new ScrubStatus(3, 1, START + 100));
    }

    @Test
    void goesOverAndOverAndCountsDamageOnce() {
        store.store().scrub().readSome(PLENTY);
        assertThat(store.store().status().integrity().damaged()).isZero();
        damageRun(3);

        store.store().scrub().readSome(PLENTY);
        store.store().scrub().readSome(PLENTY);

        assertThat(status().passes()).isEqualTo(3);
        assertThat(store.store().status().integrity().damaged()).isEqualTo(1);
    }

    private ScrubStatus status() {
        return store.store().status().integrity().scrub();
    }

    /** Flips the last byte of its content. */
    private void damageRun(long id) {
        store.execute(
                "UPDATE run SET samples = CAST(substr(samples, 1, length(samples) - 1) || x'55' AS BLOB) WHERE id = "
                        + id);
    }
}
