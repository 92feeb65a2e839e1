package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesValuesThatAreNotFinite(double value) {
        assertThatThrownBy(() -> TestColumns.column(7, 1, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value number 1 of series 7 is %s, must be finite", value);
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> TestColumns.column(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "series 7 needs as many values as timestamps and at least one, has 0 timestamps and 0 values");
    }

    @Test
    void refusesArraysOfDifferentLength() {
        assertThatThrownBy(() -> new Column(7, new long[] {1, 2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("has 2 timestamps and 1 values");
    }

    @Test
    void refusesNegativeSeriesIds() {
        assertThatThrownBy(() -> TestColumns.column(-1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series id must not be negative, is -1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 0})
    void refusesTimestampsThatDoNotAscend(long second) {
        assertThatThrownBy(() -> new Column(7, new long[] {1, second}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timestamps of series 7 must ascend: number 1 is %d after 1", second);
    }

    @ParameterizedTest
    @ValueSource(longs = {Column.LAST_TIMESTAMP + 1, -Column.LAST_TIMESTAMP - 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesTimestampsOutOfBounds(long timestamp) {
        assertThatThrownBy(() -> new Column(7, new long[] {timestamp}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("timestamps of series 7 must lie within 9007199254740992 of the epoch");
    }

    @Test
    void tellsZerosOfDifferentSignsApart() {
        assertThat(TestColumns.column(7, 0.0)).isNotEqualTo(TestColumns.column(7, -0.0));
    }

    @Test
    void isEqualByContent() {
        assertThat(TestColumns.column(7, 1, 2))
                .isEqualTo(TestColumns.column(7, 1, 2))
                .hasSameHashCodeAs(TestColumns.column(7, 1, 2))
                .isNotEqualTo(TestColumns.column(8, 1, 2))
                .isNotEqualTo(TestColumns.column(7, 1, 3))
                .isNotEqualTo(new Column(7, new long[] {1, 2}, new double[] {1, 2}));
    }

    @Test
    void describesItself() {
        assertThat(TestColumns.column(7, 1, 2)).hasToString("Column[series 7, 2 samples, 1795336000..1795336002]");
    }
}
