package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a run of roll-ups comes out of it, bit for bit, or not at all. */
class RollupRunTest {
    private static final int RANDOM_RUNS = 100;
    private static final int WRONG_RUNS = 1_000;

    @ParameterizedTest
    @ValueSource(longs = {10, 60, 3600})
    void givesRecordedRollupsBack(long step) {
        assertComesBack(rollups(TestColumns.recorded(), step));
    }

    @Test
    void givesRandomRollupsBack(TestReporter reporter) {
        reporter.publishEntry("codec.seed", Long.toString(TestColumns.seed()));
        Random random = new Random(TestColumns.seed());
        for (int i = 0; i < RANDOM_RUNS; i++) {
            assertComesBack(rollups(TestColumns.random(random), 1 + random.nextInt(100)));
        }
    }

    @Test
    void makesRecordedWindowsSmall() {
        List<RollupColumn> rollups = rollups(TestColumns.recorded(), 10);
        double windows = rollups.stream().mapToInt(RollupColumn::size).sum();

        assertThat(RollupEncoder.encode(rollups).length / windows).isLessThan(3.5);
    }

    @Test
    void knowsNothingOfSeriesThatAreNotInTheRun() {
        byte[] run = RollupEncoder.encode(rollups(List.of(TestColumns.column(5, 1, 2)), 60));

        assertThat(RollupReader.open(run).column(4)).isNull();
    }

    @Test
    void refusesARunCutShortAtAnyByteOrWithAnyBitFlipped() {
        byte[] run = RollupEncoder.encode(rollups(TestColumns.recorded().subList(10, 20), 60));
        for (int length = 0; length < run.length; length++) {
            assertThat(isRefused(Arrays.copyOf(run, length)))
                    .as("cut to %d bytes", length)
                    .isTrue();
        }
        for (int bit = 0; bit < run.length * Byte.SIZE; bit++) {
            byte[] flipped = run.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertThat(isRefused(flipped)).as("bit %d flipped", bit).isTrue();
        }
    }

    @Test
    void survivesBytesThatAreWrongUnderARightChecksum(TestReporter reporter) {
        reporter.publishEntry("codec.seed", Long.toString(TestColumns.seed()));
        Random random = new Random(TestColumns.seed());
        byte[] run = RollupEncoder.encode(rollups(TestColumns.recorded().subList(10, 20), 60));
        int refused = 0;
        for (int i = 0; i < WRONG_RUNS; i++) {
            byte[] wrong = run.clone();
            int position = RunLayout.BODY_OFFSET + random.nextInt(run.length - RunLayout.BODY_OFFSET);
            wrong[position] = (byte) random.nextInt();
            RunLayout.writeChecksum(wrong);
            refused += isRefused(wrong) ? 1 : 0;
        }
        assertThat(refused).isBetween(WRONG_RUNS / 10, WRONG_RUNS);
    }

    @Test
    void areNoRunOfSamplesNorTheOtherWayRound() {
        byte[] rollups = RollupEncoder.encode(rollups(List.of(TestColumns.column(5, 1, 2)), 60));
        byte[] samples = RunEncoder.encode(List.of(TestColumns.column(5, 1, 2)), RunKind.SEALED);

        assertThatThrownBy(() -> RunReader.open(rollups))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected kind [FRESH, SEALED], found 2");
        assertThatThrownBy(() -> RollupReader.open(samples))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected kind [ROLLUP], found 1");
    }

    @Test
    void refusesARunWithoutColumns() {
        assertThatThrownBy(() -> RollupEncoder.encode(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    static List<RollupColumn> rollups(List<Column> samples, long step) {
        return samples.stream().map(column -> RollupColumn.of(column, step)).toList();
    }

    private static boolean isRefused(byte[] run) {
        try {
            RollupReader reader = RollupReader.open(run);
            assertThat(reader.columns()).hasSize(reader.seriesIds().length);
            return false;
        } catch (CorruptRunException refused) {
            return true;
        }
    }

    private static void assertComesBack(List<RollupColumn> columns) {
        RollupReader run = RollupReader.open(RollupEncoder.encode(columns));

        assertThat(run.columns()).isEqualTo(columns);
        assertThat(run.seriesIds())
                .containsExactly(
                        columns.stream().mapToInt(RollupColumn::seriesId).toArray());
        for (RollupColumn column : columns) {
            assertThat(run.column(column.seriesId())).isEqualTo(column);
        }
        assertThat(run.from())
                .isEqualTo(columns.stream()
                        .mapToLong(column -> column.starts()[0])
                        .min()
                        .orElseThrow());
        assertThat(run.to())
                .isEqualTo(columns.stream()
                        .mapToLong(column -> column.starts()[column.size() - 1])
                        .max()
                        .orElseThrow());
    }
}
