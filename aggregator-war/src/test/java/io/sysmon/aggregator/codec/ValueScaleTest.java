package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueScaleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 16",
        "1, 0",
        "-1, 0",
        "0.5, 1",
        "99.5, 1",
        "34.56, 2",
        "-34.56, 2",
        "0.001, 3",
        "1e-15, 15",
        "1e-16, 16",
        "1e15, 0",
        "4e18, 0",
        "1e19, 16",
        "1e300, 16",
        "3.141592653589793, 15",
        "2.718281828459045, 15",
        "0.30000000000000004, 16",
        "0.1, 1",
        "123456.78, 2",
        "25276502016, 0",
        "1.7976931348623157e308, 16",
        "4.9e-324, 16"
    })
    void findsTheLeastScaleOfOneValue(double value, int scale) {
        assertThat(ValueScale.of(new double[] {value})).isEqualTo(scale);
    }

    @Test
    void takesTheLargestScaleThatAnyValueNeeds() {
        assertThat(ValueScale.of(new double[] {1, 0.5, 0.25, 7})).isEqualTo(2);
    }

    @Test
    void keepsTheBitsOfAllValuesWhenOneIsNoShortDecimal() {
        assertThat(ValueScale.of(new double[] {1, 0.5, -0.0})).isEqualTo(ValueScale.BITS);
    }

    @ParameterizedTest
    @CsvSource({
        "34.56, 2, true",
        "34.56, 1, false",
        "34.56, 3, true",
        "0.1, 15, true",
        "-0.0, 0, false",
        "1e19, 0, false"
    })
    void saysWhetherAValueComesBackExactly(double value, int decimals, boolean exact) {
        assertThat(ValueScale.isExact(value, decimals)).isEqualTo(exact);
    }

    @Test
    void multipliesByThePowerOfTen() {
        assertThat(ValueScale.toWhole(new double[] {34.56, -0.01, 0}, 2)).containsExactly(3456, -1, 0);
    }

    @Test
    void dividesByThePowerOfTen() {
        assertThat(ValueScale.toDoubles(new long[] {3456, -1, 0}, 2)).containsExactly(34.56, -0.01, 0);
    }

    @Test
    void givesEveryNumberOfTwoDecimalsBackBitForBit() {
        for (int hundredths = -1_000_000; hundredths <= 1_000_000; hundredths++) {
            double value = hundredths / 100.0;
            double[] back = ValueScale.toDoubles(ValueScale.toWhole(new double[] {value}, 2), 2);
            assertThat(Double.doubleToRawLongBits(back[0])).isEqualTo(Double.doubleToRawLongBits(value));
        }
    }

    @Test
    void keepsBitsAsTheyAre() {
        double[] values = {-0.0, Math.PI, Double.MIN_VALUE, -Double.MAX_VALUE};

        assertThat(ValueScale.toDoubles(ValueScale.toWhole(values, ValueScale.BITS), ValueScale.BITS))
                .containsExactly(values);
    }
}
