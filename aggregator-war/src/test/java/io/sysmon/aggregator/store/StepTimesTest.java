package io.sysmon.aggregator.store;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepTimesTest {

    @TempDir
    Path folder;

    @Test
    void countsEachDurationInItsClassUpperEndIncluded() {
        StepTimes times = new StepTimes();
        for (long millis : new long[] {1, 2, 3, 20, 21, 7_000}) {
            times.add(StepKind.SEAL, TimeUnit.MILLISECONDS.toNanos(millis));
        }

        Durations seal = Objects.requireNonNull(times.read().get(StepKind.SEAL));

        assertThat(seal.bounds()).isEqualTo(StepTimes.BOUNDS_SECONDS).isSorted();
        assertThat(seal.counts()).containsExactly(1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1);
        assertThat(seal.sum()).isCloseTo(7.047, within(1e-9));
    }

    @Test
    void everyTransactionOfTheWriterIsCountedByItsKind() {
        try (OpenStore store = OpenStore.in(folder, new ManualClock(START))) {
            store.push(PushBody.of("h").sample(START, "m", 1));
            store.store().forget("h");
            store.push(PushBody.of("h").sample(START, "m", 1));
            store.store().retention().keepFrom(Resolution.MINUTES, 0);
            store.store().retention().giveBack(1);

            await().untilAsserted(() -> {
                assertThat(count(store, StepKind.PUSHES)).isEqualTo(2);
                assertThat(count(store, StepKind.KEEP)).isEqualTo(1);
                assertThat(count(store, StepKind.SHRINK)).isEqualTo(1);
                assertThat(count(store, StepKind.FORGET)).isGreaterThan(1);
                assertThat(count(store, StepKind.LATEST)).isPositive();
            });
        }
    }

    private static long count(OpenStore store, StepKind kind) {
        Durations times = store.store().stepTimes().get(kind);
        return times == null ? 0 : Arrays.stream(times.counts()).sum();
    }
}
