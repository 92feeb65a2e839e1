package io.sysmon.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is deleted when, within the bounds of age and bytes. */
class OutboxBoundsTest extends OutboxTestCase {

    @Test
    void keepsAtMostSixteenMebibytesOfRefusedBatchesTheNewest() throws SQLException {
        try (Outbox outbox = open()) {
            for (int i = 1; i <= 5; i++) {
                appendTicks(outbox, i, i);
                outbox.refuse(outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow(), "no", new byte[4 << 20]);
            }
        }
        assertThat(query("SELECT timestamp FROM refused ORDER BY 1")).containsExactly("2", "3", "4", "5");
    }

    @Test
    void deletesAcknowledgedTicksOnlyAfterTheHistorysLength() throws SQLException {
        try (Outbox outbox = Outbox.open(file(), new OutboxLimits(4, 100, 64 << 20), List.of(ONE))) {
            appendTicks(outbox, 1, 10);
            acknowledgeNext(outbox, outbox.nextFresh(ONE, 6)); // 5 to 10
            assertThat(outbox.tidy()).isZero();
        }
        assertThat(query("SELECT timestamp FROM tick ORDER BY id"))
                .containsExactly("1", "2", "3", "4", "7", "8", "9", "10");
    }

    @Test
    void dropsTheOldestUnsentTicksAtTheAgeBoundAndCountsThemForGood() {
        OutboxLimits limits = new OutboxLimits(2, 6, 64 << 20);
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            appendTicks(outbox, 1, 10);

            assertThat(outbox.tidy()).isEqualTo(4);
            assertThat(outbox.status().droppedTicks()).isEqualTo(4);
            assertThat(outbox.status().pendingTicks()).isEqualTo(6);
        }
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            assertThat(outbox.status().droppedTicks()).isEqualTo(4);
            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
        }
    }

    @Test
    void makesRoomWithAcknowledgedTicksBeforeItDropsUnsentOnes() {
        OutboxLimits limits = new OutboxLimits(10_000, 10_000, 512 << 10);
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            appendLargeTicks(outbox, 1, 60);
            acknowledgeNext(outbox, outbox.nextFresh(ONE, ALL_SAMPLES));
            appendLargeTicks(outbox, 61, 70);

            assertThat(outbox.tidy()).isZero();
            assertThat(outbox.status().bytes()).isLessThanOrEqualTo(512 << 10);
            assertThat(outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow().ticks()).hasSize(10);
        }
    }

    @Test
    void dropsUnsentTicksWhenNothingElseMakesRoom() {
        OutboxLimits limits = new OutboxLimits(10_000, 10_000, 512 << 10);
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            appendLargeTicks(outbox, 1, 120);
            int dropped = outbox.tidy();

            assertThat(dropped).isBetween(50, 110);
            assertThat(outbox.status().droppedTicks()).isEqualTo(dropped);
            assertThat(timestamps(outbox.nextFresh(ONE, 40))).contains(120L);
        }
    }

    @Test
    void neverUsesAnIdAgainAfterEveryTickWentAway() {
        OutboxLimits limits = new OutboxLimits(1, 1, 64 << 20);
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            appendTicks(outbox, 1, 5);
            acknowledgeNext(outbox, outbox.nextFresh(ONE, ALL_SAMPLES));
        }
        execute("DELETE FROM tick");
        try (Outbox outbox = Outbox.open(file(), limits, List.of(ONE))) {
            appendTicks(outbox, 6, 6);

            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(6L);
        }
    }
}
