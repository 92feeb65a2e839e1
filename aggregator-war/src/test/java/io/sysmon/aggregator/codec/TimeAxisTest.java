package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {
    private static final long START = TestColumns.START;

    @Test
    void takesThreeBytesWhenEvenlySpaced() {
        assertThat(written(0, 2, 4, 6, 8)).hasSize(3);
        assertThat(written(TestColumns.ticks(60))).hasSize(3);
    }

    @Test
    void takesTwoBytesForOneTick() {
        assertThat(written(START)).hasSize(2);
    }

    @Test
    void takesFewBytesMoreForAGap() {
        long[] withGap = TestColumns.ticks(300);
        Arrays.setAll(withGap, i -> withGap[i] + (i >= 100 ? 60 : 0));

        assertThat(written(withGap)).hasSize(10);
        assertComesBack(withGap);
    }

    @ParameterizedTest
    @CsvSource({
        "0",
        "0 1",
        "0 2",
        "0 2 4",
        "0 2 5",
        "0 30 60 91",
        "0 1 3 7 15 31 63",
        "0 9007199254740992",
        "0 4 6 12 14"
    })
    void comesBack(String offsets) {
        assertComesBack(
                Arrays.stream(offsets.split(" ")).mapToLong(Long::parseLong).toArray());
    }

    @Test
    void comesBackFromTheWidestSpan() {
        assertComesBack(-Column.LAST_TIMESTAMP, 5, Column.LAST_TIMESTAMP);
    }

    @ParameterizedTest
    @CsvSource({"0 1 2, 0 1 2, true", "0 1 2, 0 1 3, false", "0 1 2, 0 1, false", "0 1 2, 1 2 3, false"})
    void isEqualWhenAllTimestampsAre(String one, String other, boolean equal) {
        assertThat(axis(one).equals(axis(other))).isEqualTo(equal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 0            | expected timestamps that ascend, found a step of 0 times 1",
                "0 2 1            | expected timestamps that ascend, found a step of -1 times 1",
                "0 5 2 0 2 0 2    | expected timestamps that ascend, found a step of 1 times 0",
                "0 5 3 1 2 0 2    | expected segments from 2 to 2, found 3",
                "0 5 2 1 2 1 2    | expected steps of a segment from 0 to 0, found 1",
                "0 2              | expected more bytes, found the end"
            })
    void saysWhatIsWrong(String bytes, String problem) {
        ByteSink sink = new ByteSink(16);
        Arrays.stream(bytes.trim().split(" ")).mapToInt(Integer::parseInt).forEach(sink::putByte);
        byte[] written = sink.toByteArray();

        assertThatThrownBy(() -> TimeAxis.read(new ByteSource(written, 0, written.length), 0, 100))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageEndingWith(problem);
    }

    @Test
    void refusesToEndAfterTheLastTimestamp() {
        ByteSink sink = new ByteSink(16);
        sink.putVarint(0);
        sink.putVarint(1000 << 1);
        sink.putZigzag(Column.LAST_TIMESTAMP / 2);
        byte[] written = sink.toByteArray();

        assertThatThrownBy(() -> TimeAxis.read(new ByteSource(written, 0, written.length), START, 2000))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected timestamps up to 9007199254740992");
    }

    private static TimeAxis axis(String times) {
        return TimeAxis.of(
                Arrays.stream(times.split(" ")).mapToLong(Long::parseLong).toArray());
    }

    private static void assertComesBack(long... times) {
        byte[] written = written(times);
        ByteSource in = new ByteSource(written, 0, written.length);

        TimeAxis axis = TimeAxis.read(in, times[0], times.length);

        assertThat(axis.times()).containsExactly(times);
        assertThat(axis.ticks()).isEqualTo(times.length);
        assertThat(axis.last()).isEqualTo(times[times.length - 1]);
        assertThat(in.remaining()).isZero();
    }

    private static byte[] written(long... times) {
        ByteSink sink = new ByteSink(16);
        TimeAxis.of(times).write(sink, times[0]);
        return sink.toByteArray();
    }
}
