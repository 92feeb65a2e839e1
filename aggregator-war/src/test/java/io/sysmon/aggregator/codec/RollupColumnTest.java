package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollupColumnTest {

    @Test
    void keepsCountLeastGreatestAndMeanOfEachWindow() {
        Column samples = new Column(7, new long[] {61, 90, 119, 120, 300}, new double[] {1, 4, 2.5, -3, 8});

        assertThat(RollupColumn.of(samples, 60))
                .isEqualTo(new RollupColumn(
                        7,
                        new long[] {60, 120, 300},
                        new long[] {3, 1, 1},
                        new double[] {1, -3, 8},
                        new double[] {4, -3, 8},
                        new double[] {2.5, -3, 8}));
    }

    @Test
    void beginsWindowsBeforeTheEpochAtMultiplesOfTheStep() {
        Column samples = new Column(7, new long[] {-61, -60, -1, 0}, new double[] {1, 2, 3, 4});

        assertThat(RollupColumn.of(samples, 60).starts()).containsExactly(-120, -60, 0);
    }

    @Test
    void roundsMeansOfDecimalsOnce() {
        Column samples = TestColumns.column(7, 30, i -> (i * 7919 % 1000) / 100.0);
        BigDecimal sum = Arrays.stream(samples.values())
                .mapToObj(value -> new BigDecimal(Double.toString(value)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        double mean = RollupColumn.of(samples, 3600).means()[0];

        assertThat(mean)
                .isEqualTo(sum.divide(BigDecimal.valueOf(30), MathContext.DECIMAL128)
                        .doubleValue());
    }

    @Test
    void takesTheMeanOfEqualValuesForThatValue() {
        assertThat(RollupColumn.of(TestColumns.column(7, 30, i -> 0.1), 3600).means())
                .containsOnly(0.1);
        assertThat(RollupColumn.of(TestColumns.column(7, 30, i -> Math.PI), 3600)
                        .means())
                .containsOnly(Math.PI);
    }

    @Test
    void doesNotOverflowOnTheLargestDoubles() {
        Column samples = TestColumns.column(7, 30, i -> Double.MAX_VALUE);

        assertThat(RollupColumn.of(samples, 3600).means()[0]).isBetween(Double.MAX_VALUE * 0.999_999, Double.MAX_VALUE);
    }

    @Test
    void givesTheSameHoursFromMinutesAsFromSamples(TestReporter reporter) {
        reporter.publishEntry("codec.seed", Long.toString(TestColumns.seed()));
        Random random = new Random(TestColumns.seed());
        for (int run = 0; run < 100; run++) {
            Column samples = TestColumns.column(7, 1 + random.nextInt(5000), i -> random.nextInt(1_000_000) / 100.0);

            assertThat(RollupColumn.of(samples, 60).coarser(3600)).isEqualTo(RollupColumn.of(samples, 3600));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -60})
    void refusesWindowsOfNoLength(long step) {
        assertThatThrownBy(() -> RollupColumn.of(TestColumns.column(7, 1), step))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("windows must be 1 second or longer, not %d", step);
    }

    @Test
    void refusesAMeanThatIsNotBetweenLeastAndGreatest() {
        assertThatThrownBy(() -> window(1, 2, 3, 3.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("window 60 of series 7")
                .hasMessageEndingWith("has 1, 2.0 <= 3.5 <= 3.0");
    }

    @Test
    void refusesEmptyWindows() {
        assertThatThrownBy(() -> window(0, 2, 3, 2.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesCountsOfAnotherLength() {
        double[] values = {1, 2};
        assertThatThrownBy(() -> new RollupColumn(7, new long[] {0, 60}, new long[] {1}, values, values, values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series 7 needs a count for each of 2 windows, has 1");
    }

    @Test
    void isEqualByContent() {
        assertThat(window(1, 2, 3, 2.5)).isEqualTo(window(1, 2, 3, 2.5)).hasSameHashCodeAs(window(1, 2, 3, 2.5));
        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> window(i == 0 ? 2 : 1, i == 1 ? 1 : 2, i == 2 ? 4 : 3, i == 3 ? 2.75 : 2.5)))
                .doesNotContain(window(1, 2, 3, 2.5));
    }

    @Test
    void describesItself() {
        assertThat(window(1, 2, 3, 2.5)).hasToString("RollupColumn[series 7, 1 windows, 60..60]");
    }

    private static RollupColumn window(long count, double minimum, double maximum, double mean) {
        return new RollupColumn(
                7, new long[] {60}, new long[] {count}, new double[] {minimum}, new double[] {maximum}, new double[] {
                    mean
                });
    }
}
