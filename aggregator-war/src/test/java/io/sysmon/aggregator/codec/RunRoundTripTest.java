package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes into a run comes out of it, bit for bit. */
class RunRoundTripTest {
    private static final int RANDOM_RUNS = 400;

    @TestFactory
    Stream<DynamicTest> givesEveryFamilyOfValuesBackBitForBit() {
        return Stream.of(
                        family("one zero", 0),
                        family("one negative zero", -0.0),
                        family("zeros of both signs", 0, -0.0, 0, -0.0),
                        family("all zeros", 0, 0, 0, 0, 0),
                        family("constant whole", 8, 8, 8, 8),
                        family("constant decimal", 0.1, 0.1, 0.1),
                        family("constant irrational", Math.PI, Math.PI, Math.PI),
                        family("extremes", Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -Double.MIN_VALUE),
                        family("neighbours", 1, Math.nextUp(1), Math.nextDown(1)),
                        family("around 2^53", 0x1p53, 0x1p53 - 1, 0x1p53 + 2, -0x1p53),
                        family("around 2^62", 0x1p62, -0x1p62, 0x1p62 + 1024, 0x1p63, -0x1p63),
                        family("decimals of all lengths", 0.1, 0.12, 0.123, 0.1234, 1.23456789012, 1e-15),
                        family("sums that are no short decimals", 0.1 + 0.2, 0.3, 1e22),
                        family("whole and irrational", 1, 2, Math.E, 4),
                        family("floats as doubles", 0.1f, 0.2f, 0.3f),
                        new Family("ramp", TestColumns.column(1, 256, i -> i)),
                        new Family("steep ramp", TestColumns.column(1, 256, i -> -4096 * i)),
                        new Family("sine", TestColumns.column(1, 256, Math::sin)),
                        new Family("spikes", TestColumns.column(1, 256, i -> i % 64 == 5 ? 1e12 : 0)),
                        new Family("long", TestColumns.column(1, 10_000, i -> Math.rint(i % 97 * i) / 100)))
                .flatMap(family -> Stream.of(RunKind.values())
                        .map(kind -> DynamicTest.dynamicTest(
                                family.name + ", " + kind, () -> assertComesBack(List.of(family.column), kind))));
    }

    private record Family(String name, Column column) {}

    private static Family family(String name, double... values) {
        return new Family(name, TestColumns.column(1, values));
    }

    @ParameterizedTest
    @EnumSource
    void givesRandomColumnsBack(RunKind kind, TestReporter reporter) {
        reporter.publishEntry("codec.seed", Long.toString(TestColumns.seed()));
        Random random = new Random(TestColumns.seed());
        for (int i = 0; i < RANDOM_RUNS; i++) {
            assertComesBack(TestColumns.random(random), kind);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesRecordedColumnsBack(RunKind kind) {
        assertComesBack(TestColumns.recorded(), kind);
    }

    @ParameterizedTest
    @EnumSource
    void keepsColumnsThatEachHaveTheirOwnTimes(RunKind kind) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            columns.add(new Column(
                    3 * i, new long[] {TestColumns.START + i, TestColumns.START + 2L * i + 1}, new double[] {i, -i}));
        }
        assertComesBack(columns, kind);
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheFirstAndLastTimestampAndSeriesThereCanBe(RunKind kind) {
        long[] widest = {-Column.LAST_TIMESTAMP, 0, Column.LAST_TIMESTAMP};
        assertComesBack(
                List.of(
                        new Column(0, widest, new double[] {1, 2, 3}),
                        new Column(Integer.MAX_VALUE, new long[] {Column.LAST_TIMESTAMP}, new double[] {4})),
                kind);
    }

    @Test
    void knowsNothingOfSeriesThatAreNotInTheRun() {
        RunReader run = RunReader.open(RunEncoder.encode(List.of(TestColumns.column(5, 1, 2)), RunKind.FRESH));

        assertThat(run.column(4)).isNull();
        assertThat(run.column(6)).isNull();
        assertThat(run.column(-1)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void sharesOneArrayOfTimestampsBetweenTheColumnsOfAnAxis(RunKind kind) {
        List<Column> columns = List.of(TestColumns.column(1, 1, 2), TestColumns.column(2, 3, 4));

        List<Column> read = RunReader.open(RunEncoder.encode(columns, kind)).columns();

        assertThat(read.get(0).timestamps()).isSameAs(read.get(1).timestamps());
    }

    /** All at once, one by one, and what the run says of itself. */
    private static void assertComesBack(List<Column> columns, RunKind kind) {
        RunReader run = RunReader.open(RunEncoder.encode(columns, kind));

        assertThat(run.columns()).isEqualTo(columns);
        assertThat(run.seriesIds())
                .containsExactly(columns.stream().mapToInt(Column::seriesId).toArray());
        for (Column column : columns) {
            assertThat(run.column(column.seriesId())).isEqualTo(column);
        }
        assertThat(run.sampleCount())
                .isEqualTo(columns.stream().mapToInt(Column::size).sum());
        assertThat(run.from())
                .isEqualTo(columns.stream()
                        .mapToLong(column -> column.timestamps()[0])
                        .min()
                        .orElseThrow());
        assertThat(run.to())
                .isEqualTo(columns.stream()
                        .mapToLong(column -> column.timestamps()[column.size() - 1])
                        .max()
                        .orElseThrow());
    }
}
