package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSourceTest {

    @ParameterizedTest
    @CsvSource({"0, 00", "1, 01", "127, 7f", "128, 8001", "16383, ff7f", "16384, 808001", "-1, ffffffffffffffffff01"})
    void writesAndReadsVarints(long number, String bytes) {
        ByteSink sink = new ByteSink(1);
        sink.putVarint(number);

        assertThat(HexFormat.of().formatHex(sink.toByteArray())).isEqualTo(bytes);
        assertThat(source(bytes).readVarint()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 1", "1, 2", "-2, 3", "9223372036854775807, -2", "-9223372036854775808, -1"})
    void interleavesPositiveAndNegative(long number, long zigzag) {
        assertThat(Zigzag.encode(number)).isEqualTo(zigzag);
        assertThat(Zigzag.decode(zigzag)).isEqualTo(number);
    }

    @Test
    void writesAndReadsBigEndian() {
        ByteSink sink = new ByteSink(0);
        sink.putInt(0xCAFEBABE);

        assertThat(HexFormat.of().formatHex(sink.toByteArray())).isEqualTo("cafebabe");
        assertThat(source("cafebabe").readInt()).isEqualTo(0xCAFEBABE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "ffff"})
    void refusesToReadBeyondTheEnd(String bytes) {
        assertThatThrownBy(() -> source(bytes).readVarint())
                .isInstanceOf(CorruptRunException.class)
                .hasMessage(
                        "cannot read run of %d bytes at byte %d: expected more bytes, found the end",
                        bytes.length() / 2, bytes.length() / 2);
    }

    @Test
    void refusesVarintsOfMoreThanTenBytes() {
        assertThatThrownBy(() -> source("8080808080808080808000").readVarint())
                .isInstanceOf(CorruptRunException.class)
                .hasMessageEndingWith("expected a number of at most 10 bytes, found a longer one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "05", "ffffffffffffffffff01"})
    void refusesCountsOutOfBounds(String bytes) {
        assertThatThrownBy(() -> source(bytes).readCount("things", 3, 4))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected things from 3 to 4, found");
    }

    @Test
    void skipsAsManyVarintsAsReadingThemWouldPass() {
        Random random = new Random(7);
        ByteSink sink = new ByteSink(0);
        random.longs(500).forEach(number -> sink.putVarint(number >>> random.nextInt(64)));
        byte[] bytes = sink.toByteArray();
        ByteSource read = new ByteSource(bytes, 0, bytes.length);
        for (int count = 0; count < 500; count++) {
            ByteSource skipped = new ByteSource(bytes, 0, bytes.length);
            skipped.skipVarints(count);
            assertThat(skipped.position()).describedAs("after %d", count).isEqualTo(read.position());
            read.readVarint();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "0080", "80808080808080808080", "00010203040506078080", "0001020304050607"})
    void refusesToSkipBeyondTheEnd(String bytes) {
        assertThatThrownBy(() -> source(bytes).skipVarints(9)).isInstanceOf(CorruptRunException.class);
    }

    @Test
    void growsAsNeeded() {
        ByteSink sink = new ByteSink(0);
        for (int i = 0; i < 1000; i++) {
            sink.putByte(i);
        }
        assertThat(sink.toByteArray()).hasSize(1000).endsWith((byte) 999);
    }

    private static ByteSource source(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new ByteSource(bytes, 0, bytes.length);
    }
}
