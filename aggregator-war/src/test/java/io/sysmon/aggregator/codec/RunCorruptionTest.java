package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a decoder is fed, it gives columns or a {@link CorruptRunException}, and allocates what the bytes are worth. */
class RunCorruptionTest {
    private static final int RANDOM_RUNS = 3_000;

    private static byte[] run(RunKind kind) {
        return RunEncoder.encode(TestColumns.slice(TestColumns.recorded().subList(10, 35), 100, 112), kind);
    }

    @ParameterizedTest
    @EnumSource
    void refusesARunCutShortAtAnyByte(RunKind kind) {
        byte[] run = run(kind);
        for (int length = 0; length < run.length; length++) {
            assertThat(isRefused(Arrays.copyOf(run, length)))
                    .as("cut to %d bytes", length)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesARunWithAnyBitFlipped(RunKind kind) {
        byte[] run = run(kind);
        for (int bit = 0; bit < run.length * Byte.SIZE; bit++) {
            byte[] flipped = run.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(isRefused(flipped)).as("bit %d flipped", bit).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesARunWithMoreBytesThanItsColumns(RunKind kind) {
        byte[] run = run(kind);
        byte[] longer = Arrays.copyOf(run, run.length + 1);
        RunLayout.writeChecksum(longer);

        assertThatThrownBy(() -> RunReader.open(longer))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected columns up to byte " + longer.length);
    }

    @ParameterizedTest
    @EnumSource
    void survivesBytesThatAreWrongUnderARightChecksum(RunKind kind, TestReporter reporter) {
        reporter.publishEntry("codec.seed", Long.toString(TestColumns.seed()));
        Random random = new Random(TestColumns.seed());
        byte[] run = run(kind);
        int refused = 0;
        for (int i = 0; i < RANDOM_RUNS; i++) {
            byte[] wrong = run.clone();
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                int position = RunLayout.BODY_OFFSET + random.nextInt(run.length - RunLayout.BODY_OFFSET);
                wrong[position] = (byte) random.nextInt();
            }
            refused += isRefusedUnderARightChecksum(wrong) ? 1 : 0;
        }
        assertThat(refused).isBetween(RANDOM_RUNS / 100, RANDOM_RUNS);
    }

    @ParameterizedTest
    @EnumSource
    void survivesRandomBytesUnderARightChecksum(LayoutKind kind, TestReporter reporter) {
        reporter.publishEntry("codec.seed", Long.toString(TestColumns.seed()));
        Random random = new Random(TestColumns.seed());
        int refused = 0;
        for (int i = 0; i < RANDOM_RUNS; i++) {
            byte[] garbage = new byte[RunLayout.BODY_OFFSET + 1 + random.nextInt(60)];
            random.nextBytes(garbage);
            for (int j = RunLayout.BODY_OFFSET; j < garbage.length; j++) {
                // Small numbers get further into a decoder than large ones.
                garbage[j] = random.nextInt(3) == 0 ? garbage[j] : (byte) random.nextInt(8);
            }
            garbage[RunLayout.VERSION_OFFSET] = RunLayout.VERSION;
            garbage[RunLayout.KIND_OFFSET] = (byte) kind.code();
            refused += isRefusedUnderARightChecksum(garbage) ? 1 : 0;
        }
        assertThat(refused).isBetween(RANDOM_RUNS / 2, RANDOM_RUNS);
    }

    private static boolean isRefusedUnderARightChecksum(byte[] run) {
        RunLayout.writeChecksum(run);
        return isRefused(run);
    }

    /** Anything but columns or the declared exception fails the test. */
    private static boolean isRefused(byte[] run) {
        try {
            RunReader reader = RunReader.open(run);
            int[] seriesIds = reader.seriesIds();
            reader.column(seriesIds[seriesIds.length / 2]);
            assertThat(reader.columns()).hasSize(reader.seriesIds().length);
            return false;
        } catch (CorruptRunException refused) {
            return true;
        }
    }

    @Test
    void namesTheVersionItDoesNotKnow() {
        byte[] run = run(RunKind.FRESH);
        run[RunLayout.VERSION_OFFSET] = 9;

        assertThatThrownBy(() -> RunReader.open(run))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageMatching("cannot read run of \\d+ bytes at byte 1: expected format version 1, found 9");
    }

    @Test
    void namesTheKindItDoesNotKnow() {
        byte[] run = run(RunKind.FRESH);
        run[RunLayout.KIND_OFFSET] = 7;
        RunLayout.writeChecksum(run);

        assertThatThrownBy(() -> RunReader.open(run))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected kind [FRESH, SEALED], found 7");
    }

    @Test
    void saysWhatTheChecksumShouldBe() {
        byte[] run = run(RunKind.SEALED);
        run[run.length - 1]++;

        assertThatThrownBy(() -> RunReader.open(run))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageMatching("cannot read run of \\d+ bytes at byte 6: expected checksum [0-9a-f]{8}, found .*");
    }

    @Test
    void refusesMoreSamplesThanARunMayHold() {
        HandMade run = new HandMade(2)
                .axis(RunLayout.MAX_SAMPLES, 1)
                .series(5)
                .axis(1, 0)
                .series(6);

        assertRefused(run, "expected at most 16777216 samples, found 16777217 or more");
    }

    @Test
    void refusesMoreTicksThanARunMayHold() {
        HandMade run = new HandMade(1).axis(RunLayout.MAX_SAMPLES + 1L, 1).series(5);

        assertRefused(run, "expected at most 16777216 ticks, found 16777216 more than one");
    }

    @Test
    void refusesMoreSeriesThanBytesFollow() {
        HandMade run = new HandMade(1).axis(1, 0).bytes(1, 5, 100).bytes(0);

        assertRefused(run, "expected series ids in a range from 0 to 3, found 100");
    }

    @Test
    void refusesTheSameSeriesOnTwoAxes() {
        HandMade run = new HandMade(2).axis(1, 0).series(5).axis(2, 7).series(5).bytes(ColumnTag.ZERO, ColumnTag.ZERO);

        assertRefused(run, "expected each series on one time axis, found series 5 on two");
    }

    @Test
    void refusesValuesThatAreNotFinite() {
        HandMade run = new HandMade(1).axis(1, 0).series(5).constant(Double.NaN);

        assertRefused(run, "value number 0 of series 5 is NaN");
    }

    @Test
    void opensAPromiseOfMillionsOfSamplesWithoutMakingThem() {
        byte[] run = new HandMade(1)
                .axis(RunLayout.MAX_SAMPLES, 1)
                .series(5)
                .bytes(ColumnTag.ZERO)
                .toRun();

        assertThat(run).hasSizeLessThan(24);
        assertThat(RunReader.open(run).sampleCount()).isEqualTo(RunLayout.MAX_SAMPLES);
    }

    private static void assertRefused(HandMade handMade, String message) {
        byte[] run = handMade.toRun();
        assertThatThrownBy(() -> RunReader.open(run).columns())
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining(message);
    }

    /** A fresh run written field by field. */
    private static final class HandMade {
        private final ByteSink sink = new ByteSink(64);

        HandMade(int axes) {
            RunLayout.writeFixed(sink, LayoutKind.FRESH);
            sink.putZigzag(0);
            sink.putVarint(axes);
        }

        /** A regular axis from the run's first timestamp on. */
        HandMade axis(long ticks, long step) {
            sink.putVarint(0);
            sink.putVarint((ticks - 1) << 1);
            if (ticks > 1) {
                sink.putZigzag(step);
            }
            return this;
        }

        HandMade series(int seriesId) {
            return bytes(1, seriesId, 0);
        }

        HandMade constant(double value) {
            FreshColumn.writeConstant(sink, Double.doubleToRawLongBits(value), ValueScale.BITS);
            return this;
        }

        HandMade bytes(int... bytes) {
            for (int value : bytes) {
                sink.putByte(value);
            }
            return this;
        }

        byte[] toRun() {
            byte[] run = sink.toByteArray();
            RunLayout.writeChecksum(run);
            return run;
        }
    }
}
