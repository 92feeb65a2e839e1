package io.sysmon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickGridTest {

    private static final long INTERVAL = 2_000;
    private static final long GRID_TIME = 1_700_000_000_000L;

    private final TickGrid grid = new TickGrid(INTERVAL, GRID_TIME + 700);

    @Test
    void stampsTheFirstTickAtOnceWithTheGridTimeThatHasPassed() {
        assertThat(grid.millisUntilDue(GRID_TIME + 700)).isZero();
        assertThat(grid.stamp(GRID_TIME + 700)).isEqualTo(GRID_TIME);
        assertThat(grid.millisUntilDue(GRID_TIME + 710)).isEqualTo(1_290);
    }

    @Test
    void keepsToTheGridWhenTicksComeAMomentEarlyOrLate() {
        grid.stamp(GRID_TIME);

        assertThat(grid.stamp(GRID_TIME + INTERVAL - 3)).isEqualTo(GRID_TIME + INTERVAL);
        assertThat(grid.stamp(GRID_TIME + 2 * INTERVAL + 3)).isEqualTo(GRID_TIME + 2 * INTERVAL);
    }

    @Test
    void leavesNoGapWhenATickIsLateByLessThanAnInterval() {
        grid.stamp(GRID_TIME);
        assertThat(grid.stamp(GRID_TIME + INTERVAL + 1_900)).isEqualTo(GRID_TIME + INTERVAL);

        assertThat(grid.millisUntilDue(GRID_TIME + INTERVAL + 1_950)).isEqualTo(50);
        assertThat(grid.stamp(GRID_TIME + 2 * INTERVAL)).isEqualTo(GRID_TIME + 2 * INTERVAL);
    }

    @Test
    void leavesOutWhatTheHostSleptThrough() {
        grid.stamp(GRID_TIME);

        assertThat(grid.stamp(GRID_TIME + 3_600_500)).isEqualTo(GRID_TIME + 3_600_000);
    }

    @Test
    void followsAClockThatIsSetBack() {
        grid.stamp(GRID_TIME);

        assertThat(grid.stamp(GRID_TIME - 59_500)).isEqualTo(GRID_TIME - 60_000);
        assertThat(grid.millisUntilDue(GRID_TIME - 59_500)).isEqualTo(1_500);
    }

    @Test
    void neverWaitsLongerThanTwoIntervalsHoweverTheClockJumps() {
        grid.stamp(GRID_TIME);

        assertThat(grid.millisUntilDue(0)).isEqualTo(2 * INTERVAL);
    }
}
