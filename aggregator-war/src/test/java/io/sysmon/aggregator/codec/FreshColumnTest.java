package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshColumnTest {

    @ParameterizedTest
    @CsvSource({
        "0 0 0,              00",
        "2 2 2,              01 04",
        "0.5 0.5,            05 0a",
        "1 2 4,              02 02 02 04",
        "0.25 0.5 0,         0a 32 32 63",
        "4096 8192 4096,     03 0c 80 40 02 01",
        "64 128,             02 80 01 80 01",
        "-0.0 -0.0,          41 ff ff ff ff ff ff ff ff ff 01"
    })
    void writesTheFormThatFits(String values, String bytes) {
        assertThat(HexFormat.ofDelimiter(" ").formatHex(written(parse(values)))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "64, 0", "128, 7", "4096, 12", "12288, 12", "4097, 0", "-9223372036854775808, 63"})
    void leavesOutZeroBitsWhenThatPays(long differingBits, int shift) {
        assertThat(FreshColumn.shiftOf(differingBits)).isEqualTo(shift);
    }

    @Test
    void findsTheBitsInWhichNeighboursDiffer() {
        assertThat(FreshColumn.differingBits(new long[] {7, 7, 7})).isZero();
        assertThat(FreshColumn.differingBits(new long[] {7})).isZero();
        assertThat(FreshColumn.differingBits(new long[] {4, 5, 9})).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0 0 0", "2 2 2", "1 2 4", "4096 8192 4096", "-0.0 3.3"})
    void isPassedOverWithoutDecoding(String values) {
        byte[] written = written(parse(values));
        ByteSource in = new ByteSource(written, 0, written.length);

        FreshColumn.skip(in, parse(values).length);

        assertThat(in.remaining()).isZero();
    }

    @Test
    void comesBackFromTheLargestDifferencesOfBits() {
        double[] values = {-0.0, Double.MAX_VALUE, -Double.MAX_VALUE, 0.0, Double.MIN_VALUE};
        byte[] written = written(values);

        assertThat(FreshColumn.read(new ByteSource(written, 0, written.length), values.length))
                .containsExactly(values);
    }

    private static double[] parse(String values) {
        return java.util.Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static byte[] written(double... values) {
        ByteSink sink = new ByteSink(16);
        FreshColumn.write(sink, values);
        return sink.toByteArray();
    }
}
