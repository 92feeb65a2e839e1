package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    private static final int SIZE = 200;

    @ParameterizedTest
    @CsvSource({"1, false, 0", "1, false, 1", "1, false, 2", "50, true, 0", "50, true, 1", "7, true, 2", "4096, true, 1"
    })
    void numbersComeBack(long step, boolean hasRests, int order) {
        long[] numbers = new Random(5).longs(SIZE, -100_000, 100_000).toArray();
        Plan plan = new Plan(step, hasRests, order, numbers[0] / step);

        assertThat(decoded(plan, coded(plan, numbers))).containsExactly(numbers);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, true", "4611686018427387904, true"})
    void extremesComeBack(long step, boolean hasRests) {
        long[] numbers = {
            Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, 0x5555_5555_5555_5555L
        };
        for (int order = 0; order <= Plan.MAX_ORDER; order++) {
            Plan plan = new Plan(step, hasRests, order, 0);
            long[] decoded = new long[numbers.length];
            decode(plan, coded(plan, numbers), decoded);
            assertThat(decoded).containsExactly(numbers);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 50, 0",
        "24, 50, 0",
        "25, 50, 1",
        "26, 50, 1",
        "74, 50, 1",
        "75, 50, 2",
        "-25, 50, 0",
        "-26, 50, -1",
        "7, 1, 7"
    })
    void quotientsAreTheNearest(long number, long step, long quotient) {
        assertThat(new Plan(step, true, 0, 0).quotient(number)).isEqualTo(quotient);
    }

    @Test
    void headComesBack() {
        Plan plan = new Plan(4096, true, 2, -17);
        ByteSink sink = new ByteSink(16);
        plan.write(sink);
        byte[] written = sink.toByteArray();

        assertThat(Plan.read(new ByteSource(written, 0, written.length))).isEqualTo(plan);
    }

    @ParameterizedTest
    @CsvSource({"0, 'a step of 1 to 1152921504606846975 and an order of 0 to 2, found 0 and 0'", "11, found 1 and 3"})
    void headIsChecked(int head, String problem) {
        byte[] written = {(byte) head, 0};

        assertThatThrownBy(() -> Plan.read(new ByteSource(written, 0, written.length)))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void constantsHaveNoCost() {
        assertThat(chosen(i -> 7)).isEqualTo(new Plan(7, false, 0, 1));
    }

    @Test
    void noiseIsToldByItsDistanceFromTheMiddle() {
        Random random = new Random(3);
        assertThat(chosen(i -> 1000 + random.nextInt(50)).order()).isZero();
    }

    @Test
    void walksAreToldByTheirSteps() {
        long[] position = {1_000_000};
        Random random = new Random(3);
        assertThat(chosen(i -> position[0] += random.nextInt(41) - 20).order()).isOne();
    }

    @Test
    void linesAreToldByTheirBends() {
        assertThat(chosen(i -> 1_000_003 + 977 * i + i % 2).order()).isEqualTo(2);
    }

    @Test
    void commonDivisorsAreTakenOut() {
        assertThat(chosen(i -> 4096 * (i * 37 % 101))).matches(plan -> plan.step() == 4096 && !plan.hasRests());
    }

    @Test
    void nearMultiplesAreToldByQuotientAndRest() {
        assertThat(chosen(i -> 50 * (i * 37 % 101) + (i % 20 == 0 ? 1 : 0)))
                .matches(plan -> plan.step() % 50 == 0 && plan.hasRests());
    }

    private static Plan chosen(LongUnaryOperator number) {
        return PlanChoice.of(LongStream.range(0, SIZE).map(number).toArray()).plan();
    }

    private static byte[] coded(Plan plan, long[] numbers) {
        long[] kept = numbers.clone();
        ByteSink sink = new ByteSink(16);
        BitEncoder encoder = new BitEncoder(sink);
        plan.code(encoder, kept);
        encoder.finish();
        assertThat(kept).containsExactly(numbers);
        return sink.toByteArray();
    }

    private static long[] decoded(Plan plan, byte[] coded) {
        long[] numbers = new long[SIZE];
        Arrays.fill(numbers, 12345);
        decode(plan, coded, numbers);
        return numbers;
    }

    private static void decode(Plan plan, byte[] coded, long[] numbers) {
        plan.code(new BitDecoder(new ByteSource(coded, 0, coded.length)), numbers);
    }
}
