package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberModelTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "-1, 1",
        "2, 2",
        "255, 8",
        "-256, 9",
        "9223372036854775807, 63",
        "-9223372036854775808, 64"
    })
    void measuresTheLengthOfAMagnitude(long number, int length) {
        assertThat(NumberModel.lengthOf(number)).isEqualTo(length);
    }

    @Test
    void numbersOfEveryLengthComeBack() {
        long[] numbers = LongStream.concat(
                        LongStream.range(-20, 20),
                        LongStream.range(0, 64).flatMap(bit -> LongStream.of(1L << bit, -(1L << bit), (1L << bit) - 1)))
                .toArray();

        assertThat(decoded(coded(numbers), numbers.length)).containsExactly(numbers);
    }

    @Test
    void smallNumbersAmongSmallOnesTakeFewBits() {
        Random random = new Random(1);
        long[] numbers = random.longs(1000, -3, 4).toArray();

        assertThat(coded(numbers).length * 8.0 / 1000).isLessThan(3.1);
    }

    @Test
    void aNumberThatNeverChangesTakesNearlyNothing() {
        long[] numbers = new long[1000];
        Arrays.fill(numbers, 1_000_000);

        assertThat(coded(numbers).length).isLessThan(1000 * 20 / 8 + 60);
        assertThat(coded(new long[1000])).hasSizeLessThan(8);
    }

    private static byte[] coded(long[] numbers) {
        ByteSink sink = new ByteSink(16);
        BitEncoder encoder = new BitEncoder(sink);
        NumberModel model = new NumberModel(2);
        for (int i = 0; i < numbers.length; i++) {
            model.code(encoder, numbers[i], i % 2);
        }
        encoder.finish();
        return sink.toByteArray();
    }

    private static long[] decoded(byte[] coded, int size) {
        BitDecoder decoder = new BitDecoder(new ByteSource(coded, 0, coded.length));
        NumberModel model = new NumberModel(2);
        long[] numbers = new long[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = model.code(decoder, 0, i % 2);
        }
        return numbers;
    }
}
