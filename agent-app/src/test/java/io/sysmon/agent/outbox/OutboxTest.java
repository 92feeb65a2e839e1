package io.sysmon.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which ticks are given out, to whom, in what order, and until when. */
class OutboxTest extends OutboxTestCase {

    private static final String TWO = "http://two:9000";

    @Test
    void givesBackEverySampleAsItWasPutIn() throws IOException {
        List<Sample> tick = List.of(
                new Sample(100, "cpu.total_usage", "", 34.5),
                new Sample(100, "disk.reads_per_sec", "device=sda", 0.1 + 0.2),
                new Sample(100, "disk.reads_per_sec", "device=sdb", 0));
        try (Outbox outbox = open()) {
            outbox.append(100, tick);

            assertThat(samplesOf(outbox, outbox.nextFresh(ONE, ALL_SAMPLES))).isEqualTo(tick);
        }
    }

    @Test
    void keepsTicksAndWhatIsAcknowledgedThroughARestart() {
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 4);
            outbox.acknowledge(outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow());
            appendTicks(outbox, 5, 6);
        }
        try (Outbox outbox = open()) {
            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(5L, 6L);
        }
    }

    @Test
    void keepsItsInstanceThroughARestartAndGivesEachFileItsOwn() {
        String instance;
        try (Outbox outbox = open()) {
            instance = outbox.instance();
        }
        try (Outbox again = open();
                Outbox other = Outbox.open(directory.resolve("other.db"), LIMITS, List.of(ONE))) {
            assertThat(again.instance()).isEqualTo(instance).hasSize(32);
            assertThat(other.instance()).isNotEqualTo(instance);
        }
    }

    @Test
    void sendsTheNewestTicksFirstAfterAnOutageAndThenTheGapFromItsNewerEnd() {
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 10);

            Batch fresh = outbox.nextFresh(ONE, 3).orElseThrow();
            assertThat(timestamps(fresh)).containsExactly(8L, 9L, 10L);
            assertThat(outbox.hasBacklog(ONE)).isFalse();
            outbox.acknowledge(fresh);
            assertThat(outbox.hasBacklog(ONE)).isTrue();
            appendTicks(outbox, 11, 12);
            assertThat(acknowledgeNext(outbox, outbox.nextFresh(ONE, 3))).containsExactly(11L, 12L);
            assertThat(acknowledgeNext(outbox, outbox.nextBacklog(ONE, 4))).containsExactly(4L, 5L, 6L, 7L);
            assertThat(acknowledgeNext(outbox, outbox.nextBacklog(ONE, 4))).containsExactly(1L, 2L, 3L);

            assertThat(outbox.nextBacklog(ONE, 4)).isEmpty();
            assertThat(outbox.nextFresh(ONE, 4)).isEmpty();
            assertThat(outbox.hasBacklog(ONE)).isFalse();
            assertThat(outbox.status().pendingTicks()).isZero();
        }
    }

    @Test
    void givesABatchAgainThatWasNotAcknowledged() {
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 3);
            outbox.nextFresh(ONE, ALL_SAMPLES);

            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void givesOneTickAtLeastHoweverLarge() {
        try (Outbox outbox = open()) {
            outbox.append(7, List.of(sample(7, "a"), sample(7, "b"), sample(7, "c")));

            assertThat(outbox.nextFresh(ONE, 1).orElseThrow().size()).isEqualTo(3);
        }
    }

    @Test
    void keepsAPlaceForEachAggregator() {
        try (Outbox outbox = Outbox.open(file(), LIMITS, List.of(ONE, TWO))) {
            appendTicks(outbox, 1, 3);
            acknowledgeNext(outbox, outbox.nextFresh(ONE, ALL_SAMPLES));

            assertThat(outbox.nextFresh(ONE, ALL_SAMPLES)).isEmpty();
            assertThat(timestamps(outbox.nextFresh(TWO, ALL_SAMPLES))).containsExactly(1L, 2L, 3L);
            assertThat(outbox.status().pendingTicks()).isEqualTo(3);
        }
    }

    @Test
    void sendsANewAggregatorWhatIsStillThereAndForgetsOneThatWasTakenOff() {
        try (Outbox outbox = Outbox.open(file(), LIMITS, List.of(ONE))) {
            appendTicks(outbox, 1, 3);
            acknowledgeNext(outbox, outbox.nextFresh(ONE, ALL_SAMPLES));
        }
        try (Outbox outbox = Outbox.open(file(), LIMITS, List.of(TWO))) {
            assertThat(acknowledgeNext(outbox, outbox.nextFresh(TWO, ALL_SAMPLES)))
                    .containsExactly(1L, 2L, 3L);
            assertThatThrownBy(() -> outbox.nextFresh(ONE, 1)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void setsARefusedBatchAsideWithItsReasonAndGoesOn() throws SQLException {
        try (Outbox outbox = open()) {
            appendTicks(outbox, 1, 2);
            outbox.refuse(outbox.nextFresh(ONE, ALL_SAMPLES).orElseThrow(), "refused with 422", new byte[] {1, 2, 3});
            appendTicks(outbox, 3, 3);

            assertThat(timestamps(outbox.nextFresh(ONE, ALL_SAMPLES))).containsExactly(3L);
        }
        assertThat(query("SELECT timestamp || ' ' || aggregator || ' ' || reason || ' ' || hex(body) FROM refused"))
                .containsExactly("2 http://one:9000 refused with 422 010203");
    }

    @Test
    void givesEveryTickExactlyUntilItIsAcknowledgedWhateverTheOrder() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        Random random = new Random(seed);
        TreeSet<Long> unacknowledged = new TreeSet<>();
        long next = 1;
        try (Outbox outbox = open()) {
            for (int step = 0; step < 300; step++) {
                for (int i = random.nextInt(8); i > 0; i--) {
                    appendTicks(outbox, next, next);
                    unacknowledged.add(next++);
                }
                Optional<Batch> batch = random.nextBoolean()
                        ? outbox.nextFresh(ONE, random.nextInt(1, 6))
                        : outbox.nextBacklog(ONE, random.nextInt(1, 6));
                assertThat(unacknowledged).as("seed %d", seed).containsAll(timestamps(batch));
                if (batch.isPresent() && random.nextInt(3) > 0) {
                    unacknowledged.removeAll(acknowledgeNext(outbox, batch));
                }
                assertThat(outbox.status().pendingTicks()).as("seed %d", seed).isEqualTo(unacknowledged.size());
            }
        }
    }
}
