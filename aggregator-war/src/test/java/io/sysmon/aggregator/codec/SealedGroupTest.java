package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Columns of one time axis, told from each other. */
class SealedGroupTest {
    private static final int TICKS = 300;

    @Test
    void columnsThatAreSumsOfOthersTakeNearlyNothing() {
        long[] one = walk(1);
        long[] two = walk(2);
        long[] sum = new long[TICKS];
        Arrays.setAll(sum, i -> 5_000_000_000L - one[i] - two[i]);

        List<byte[]> columns = written(List.of(decimals(one), decimals(two), decimals(sum)));

        assertThat(columns).anyMatch(column -> column.length < 24);
    }

    @Test
    void columnsComeBackInAnyOrder() {
        List<WholeNumbers> columns = new ArrayList<>();
        IntStream.range(0, 300)
                .forEach(i -> columns.add(decimals(
                        i % 3 == 0 ? walk(i) : columns.get(i - 1).numbers().clone())));
        List<byte[]> written = written(columns);
        SealedGroupReader reader = reader(written);

        for (int i = columns.size() - 1; i >= 0; i--) {
            assertThat(reader.read(i).numbers()).containsExactly(columns.get(i).numbers());
        }
    }

    @Test
    void referencesInACircleAreRefused() {
        SealedGroupReader reader = reader(List.of(referringTo(1), referringTo(0)));

        assertThatThrownBy(() -> reader.read(0))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected references that run in no circle, found one back to column 0");
    }

    @Test
    void referencesThatAreTooDeepAreRefused() {
        List<byte[]> chain = new ArrayList<>();
        for (int i = 0; i <= ReferenceGraph.MAX_DEPTH + 1; i++) {
            chain.add(referringTo(i + 1));
        }
        chain.add(new byte[] {ColumnTag.ZERO});
        SealedGroupReader reader = reader(chain);

        assertThatThrownBy(() -> reader.read(0))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected references at most 4 deep, found more");
    }

    @Test
    void theFormOfFreshColumnsIsRefused() {
        SealedGroupReader reader = reader(List.of(new byte[] {ColumnTag.SHIFTED, 1, 0}));

        assertThatThrownBy(() -> reader.read(0))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected the form of a sealed column, found 3");
    }

    private static byte[] referringTo(int column) {
        ByteSink sink = new ByteSink(16);
        sink.putByte(ColumnTag.of(ColumnTag.CHANGING, 0));
        new SealedColumn(List.of(new Reference(column, 1, 0)), new Plan(1, false, 0, 0)).write(sink, new long[TICKS]);
        return sink.toByteArray();
    }

    private static List<byte[]> written(List<WholeNumbers> columns) {
        ByteSink lengths = new ByteSink(16);
        ByteSink out = new ByteSink(16);
        new SealedGroupWriter(columns).write(lengths, out);
        byte[] lengthBytes = lengths.toByteArray();
        ByteSource in = new ByteSource(lengthBytes, 0, lengthBytes.length);
        byte[] bytes = out.toByteArray();
        List<byte[]> written = new ArrayList<>();
        int position = 0;
        while (in.remaining() > 0) {
            int length = in.readCount("bytes", 1, bytes.length);
            written.add(Arrays.copyOfRange(bytes, position, position + length));
            position += length;
        }
        assertThat(position).isEqualTo(bytes.length);
        return written;
    }

    private static SealedGroupReader reader(List<byte[]> columns) {
        int[] offsets = new int[columns.size() + 1];
        ByteSink all = new ByteSink(16);
        for (int i = 0; i < columns.size(); i++) {
            for (byte value : columns.get(i)) {
                all.putByte(value);
            }
            offsets[i + 1] = all.size();
        }
        return new SealedGroupReader(all.toByteArray(), offsets, TICKS);
    }

    private static WholeNumbers decimals(long[] numbers) {
        return new WholeNumbers(numbers, 2);
    }

    private static long[] walk(int seed) {
        Random random = new Random(seed);
        long[] walk = new long[TICKS];
        for (int i = 0; i < TICKS; i++) {
            walk[i] = (i == 0 ? 1_000_000 : walk[i - 1]) + random.nextInt(2001) - 1000;
        }
        return walk;
    }
}
