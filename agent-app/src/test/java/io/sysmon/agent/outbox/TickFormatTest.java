package io.sysmon.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TickFormatTest {

    private record Value(int seriesId, long bits) {}

    @Test
    void bringsEveryKindOfValueBackBitForBit() {
        List<Value> values = new ArrayList<>();
        for (double value : new double[] {
            0,
            -0.0,
            1,
            -1,
            34.5,
            67.25,
            99.99,
            0.01,
            -0.07,
            0.1 + 0.2,
            1e-300,
            Math.PI,
            1L << 52,
            (1L << 53) - 1,
            1L << 53,
            9.2e18,
            -9.3e18,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            25276063744.0,
            1795334676
        }) {
            values.add(new Value(values.size() + 1, Double.doubleToRawLongBits(value)));
        }

        assertThat(decode(encode(values))).isEqualTo(values);
    }

    @Test
    void bringsRandomTicksBack() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        Random random = new Random(seed);
        for (int tick = 0; tick < 200; tick++) {
            List<Value> values = new ArrayList<>();
            for (int i = random.nextInt(300); i > 0; i--) {
                double value = switch (random.nextInt(4)) {
                    case 0 -> random.nextLong(1L << 50);
                    case 1 -> random.nextInt(10_000) / 100.0;
                    case 2 -> random.nextGaussian() * 1e6;
                    default -> -random.nextInt(1_000_000) / 100.0;
                };
                values.add(new Value(random.nextInt(1, 100_000), Double.doubleToRawLongBits(value)));
            }
            assertThat(decode(encode(values))).as("seed %d", seed).isEqualTo(values);
        }
    }

    /** The bytes that stand in the class comment's terms: they must never change. */
    @Test
    void writesTheseBytes() {
        byte[] tick = encode(List.of(
                new Value(1, Double.doubleToRawLongBits(3)),
                new Value(2, Double.doubleToRawLongBits(34.5)),
                new Value(1, Double.doubleToRawLongBits(Math.PI))));

        assertThat(HexFormat.of().formatHex(tick)).isEqualTo("01" + "0218" + "02d1d701" + "0102182d4454fb210940");
    }

    @Test
    void writesPercentagesInAFewBytes() {
        assertThat(encode(List.of(new Value(1, Double.doubleToRawLongBits(57.93)))))
                .hasSize(1 + 1 + 3);
    }

    @Test
    void throwsOnlyItsOwnExceptionForDamagedBytes() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        Random random = new Random(seed);
        byte[] tick = encode(List.of(new Value(9, Double.doubleToRawLongBits(Math.E)), new Value(8, 0)));
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = Arrays.copyOf(tick, random.nextInt(tick.length + 1));
            for (int changes = random.nextInt(4); changes > 0 && damaged.length > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                decode(damaged);
            } catch (OutboxException expected) {
                assertThat(expected).hasMessageContaining("cannot read");
            } catch (RuntimeException other) {
                fail("seed " + seed + ": " + HexFormat.of().formatHex(damaged), other);
            }
        }
    }

    @Test
    void refusesAnotherFormat() {
        assertThatThrownBy(() -> decode(new byte[] {2, 0, 0}))
                .isInstanceOf(OutboxException.class)
                .hasMessage("cannot read tick: its 3 bytes do not begin with format 1");
    }

    private static byte[] encode(List<Value> values) {
        TickEncoder encoder = new TickEncoder();
        encoder.begin();
        values.forEach(value -> encoder.add(value.seriesId, Double.longBitsToDouble(value.bits)));
        return encoder.toBytes();
    }

    private static List<Value> decode(byte[] tick) {
        List<Value> values = new ArrayList<>();
        TickDecoder decoder = new TickDecoder(tick);
        while (decoder.next()) {
            values.add(new Value(decoder.seriesId(), Double.doubleToRawLongBits(decoder.value())));
        }
        return values;
    }
}
