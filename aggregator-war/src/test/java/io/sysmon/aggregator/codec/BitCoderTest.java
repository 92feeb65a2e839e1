package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitCoderTest {
    private static final int BITS = 20_000;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.1, 0.5, 0.9, 1})
    void bitsComeBack(double ones) {
        byte[] coded = code(ones, BITS);

        AdaptiveBits model = new AdaptiveBits(1);
        BitDecoder decoder = new BitDecoder(new ByteSource(coded, 0, coded.length));
        Random random = new Random(1);
        for (int i = 0; i < BITS; i++) {
            assertThat(decoder.code(0, model, 0)).as("bit %d", i).isEqualTo(random.nextDouble() < ones ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.1, 0.3, 0.5})
    void bitsTakeLittleMoreThanTheirEntropy(double ones) {
        double entropy = -(ones * Math.log(ones) + (1 - ones) * Math.log(1 - ones)) / Math.log(2);

        assertThat(code(ones, BITS).length * 8.0).isBetween(0.7 * entropy * BITS, 1.06 * entropy * BITS + BITS / 50.0);
    }

    @Test
    void oneLikelyBitTakesAtMostOneByte() {
        assertThat(code(1, 1)).hasSizeLessThanOrEqualTo(1);
        assertThat(code(0, 1)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void evenBitsComeBackBetweenModelledOnes() {
        ByteSink sink = new ByteSink(16);
        BitEncoder encoder = new BitEncoder(sink);
        AdaptiveBits model = new AdaptiveBits(1);
        for (int count = 0; count < Long.SIZE; count++) {
            encoder.codeEvenly((1L << count) - 1 & 0x5555_5555_5555_5555L, count);
            encoder.code(1, model, 0);
        }
        encoder.finish();
        byte[] coded = sink.toByteArray();

        BitDecoder decoder = new BitDecoder(new ByteSource(coded, 0, coded.length));
        AdaptiveBits same = new AdaptiveBits(1);
        for (int count = 0; count < Long.SIZE; count++) {
            assertThat(decoder.codeEvenly(0, count)).isEqualTo((1L << count) - 1 & 0x5555_5555_5555_5555L);
            assertThat(decoder.code(0, same, 0)).isOne();
        }
    }

    @Test
    void bitsBeyondTheEndAreRefused() {
        BitDecoder decoder = new BitDecoder(new ByteSource(new byte[0], 0, 0));

        assertThatThrownBy(() -> decoder.codeEvenly(0, 32))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageEndingWith("expected the end of a column, found more values than bytes for them");
    }

    private static byte[] code(double ones, int bits) {
        ByteSink sink = new ByteSink(16);
        BitEncoder encoder = new BitEncoder(sink);
        AdaptiveBits model = new AdaptiveBits(1);
        Random random = new Random(1);
        for (int i = 0; i < bits; i++) {
            encoder.code(random.nextDouble() < ones ? 1 : 0, model, 0);
        }
        encoder.finish();
        return sink.toByteArray();
    }
}
