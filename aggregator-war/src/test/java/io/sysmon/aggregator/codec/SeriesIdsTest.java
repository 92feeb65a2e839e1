package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "2147483647",
                "0 1 2 3",
                "5 6 7 10 11 40",
                "1 3 5 7 9",
                "0 2147483647",
                "2147483646 2147483647"
            })
    void comeBack(String ids) {
        int[] expected =
                Arrays.stream(ids.split(" ")).mapToInt(Integer::parseInt).toArray();
        byte[] written = written(expected);
        ByteSource in = new ByteSource(written, 0, written.length);

        assertThat(SeriesIds.read(in, expected.length)).containsExactly(expected);
        assertThat(in.remaining()).isZero();
    }

    @Test
    void takeThreeBytesWhenSuccessive() {
        int[] hundred = new int[100];
        Arrays.setAll(hundred, i -> 20 + i);

        assertThat(written(hundred)).hasSize(3);
    }

    @Test
    void areNotReadBeyondTheMostThatThereCanBe() {
        byte[] written = written(1, 2, 3);

        assertThatThrownBy(() -> SeriesIds.read(new ByteSource(written, 0, written.length), 2))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected series ids in a range from 0 to 1, found 2");
    }

    @Test
    void areNotReadBeyondTheLargestId() {
        ByteSink sink = new ByteSink(16);
        sink.putVarint(1);
        sink.putVarint(Integer.MAX_VALUE);
        sink.putVarint(1);
        byte[] written = sink.toByteArray();

        assertThatThrownBy(() -> SeriesIds.read(new ByteSource(written, 0, written.length), 9))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected series ids up to 2147483647, found 2147483648");
    }

    private static byte[] written(int... ids) {
        ByteSink sink = new ByteSink(16);
        SeriesIds.write(sink, ids);
        return sink.toByteArray();
    }
}
