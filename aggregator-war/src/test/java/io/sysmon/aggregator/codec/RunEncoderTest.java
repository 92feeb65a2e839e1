package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an encoder accepts, and how small it makes recorded samples: lower the bounds, never raise them. */
class RunEncoderTest {
    private static final int TICKS_OF_A_PUSH = 5;

    @ParameterizedTest
    @EnumSource
    void refusesARunWithoutColumns(RunKind kind) {
        assertThatThrownBy(() -> RunEncoder.encode(List.of(), kind))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a run needs at least one column, has none");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7, 6"})
    void refusesSeriesIdsThatDoNotAscend(int first, int second) {
        List<Column> columns = List.of(TestColumns.column(first, 1), TestColumns.column(second, 1));

        assertThatThrownBy(() -> RunEncoder.encode(columns, RunKind.FRESH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series ids of a run must ascend, found %d after %d", second, first);
    }

    @Test
    void refusesMoreSamplesThanARunMayHold() {
        int each = RunEncoder.MAX_SAMPLES / 16;
        long[] timestamps = TestColumns.ticks(each);
        double[] values = new double[each];
        List<Column> columns = IntStream.rangeClosed(0, 16)
                .mapToObj(i -> new Column(i, timestamps, values))
                .toList();

        assertThatThrownBy(() -> RunEncoder.encode(columns, RunKind.FRESH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a run holds at most 16777216 samples, got %d", 17L * each);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameBytesForTheSameColumns(RunKind kind) {
        List<Column> columns = TestColumns.recorded();

        assertThat(RunEncoder.encode(columns, kind)).isEqualTo(RunEncoder.encode(TestColumns.recorded(), kind));
    }

    @Test
    void makesRecordedPushesSmall() {
        List<Column> columns = TestColumns.recorded();
        List<Integer> sizes = new ArrayList<>();
        for (int tick = 0; tick < 300; tick += TICKS_OF_A_PUSH) {
            List<Column> push = TestColumns.slice(columns, tick, tick + TICKS_OF_A_PUSH);
            sizes.add(RunEncoder.encode(push, RunKind.FRESH).length);
        }
        double bytes = sizes.stream().mapToInt(Integer::intValue).average().orElseThrow();

        assertThat(bytes / (75 * TICKS_OF_A_PUSH)).isLessThan(1.45);
        assertThat(Collections.max(sizes)).isLessThan(700);
    }

    @Test
    void makesARecordedWindowSmallerThanADeflaterCould() {
        List<Column> columns = TestColumns.recorded();

        assertThat(RunEncoder.encode(columns, RunKind.SEALED).length / (75.0 * 300))
                .isLessThan(0.61);
    }

    @Test
    void paysLittleForSeriesThatDoNotChange() {
        List<Column> constants = IntStream.range(0, 100)
                .mapToObj(i -> TestColumns.column(i, 300, tick -> 0))
                .toList();

        assertThat(RunEncoder.encode(constants, RunKind.FRESH)).hasSizeLessThan(100 + 25);
        assertThat(RunEncoder.encode(constants, RunKind.SEALED)).hasSizeLessThan(2 * 100 + 25);
    }

    @ParameterizedTest
    @EnumSource
    void paysLittleForColumnsThatEachHaveTheirOwnTimes(RunKind kind) {
        List<Column> columns = IntStream.range(0, 1000)
                .mapToObj(i -> new Column(2 * i, new long[] {TestColumns.START + i}, new double[] {1}))
                .toList();

        assertThat(RunEncoder.encode(columns, kind)).hasSizeLessThan(1000 * 12);
    }
}
