package io.sysmon.aggregator.upkeep;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.store.FreshWindow;
import org.junit.jupiter.api.Test;

class DebounceTest {

    private static final long END = START + 3600;
    private static final long CLOSED = END + Debounce.GRACE_SECONDS;

    @Test
    void aWindowIsDueOnceItIsClosedAndQuiet() {
        FreshWindow window = window(END, END + 10, 1000);

        assertThat(new Debounce(CLOSED - 1).test(window)).isFalse();
        assertThat(new Debounce(CLOSED).test(window)).isTrue();
    }

    @Test
    void aBacklogThatGoesOnArrivingWaits() {
        FreshWindow window = window(CLOSED, CLOSED + 100, 1000);

        assertThat(new Debounce(CLOSED + 100 + Debounce.QUIET_SECONDS - 1).test(window))
                .isFalse();
        assertThat(new Debounce(CLOSED + 100 + Debounce.QUIET_SECONDS).test(window))
                .isTrue();
    }

    @Test
    void aWindowThatIsNeverQuietWaitsOnlySoLong() {
        long now = CLOSED + Debounce.LONGEST_WAIT_SECONDS;

        assertThat(new Debounce(now).test(window(CLOSED + 1, now, 1000))).isFalse();
        assertThat(new Debounce(now).test(window(CLOSED, now, 1000))).isTrue();
    }

    @Test
    void anArrivalBeforeTheClockWasPutBackIsNotWaitedFor() {
        FreshWindow window = window(CLOSED + 1_000_000, CLOSED + 1_000_000, 1000);

        assertThat(new Debounce(CLOSED).test(window)).isTrue();
    }

    @Test
    void aLotOfBytesDoNotWait() {
        assertThat(new Debounce(CLOSED + 1).test(window(CLOSED, CLOSED, Debounce.MOST_BYTES)))
                .isTrue();
        assertThat(new Debounce(CLOSED - 1).test(window(CLOSED, CLOSED, Debounce.MOST_BYTES)))
                .isFalse();
    }

    private static FreshWindow window(long firstArrival, long lastArrival, long bytes) {
        return new FreshWindow(1, START, 3, bytes, firstArrival, lastArrival);
    }
}
