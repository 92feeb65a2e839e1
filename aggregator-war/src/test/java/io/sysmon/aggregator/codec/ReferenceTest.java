package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
    private static final long[] WALK = walk(1);
    private static final long[] OTHER_WALK = walk(2);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0",
        "-1, -1, 0",
        "0.9981, 1, 0",
        "-1.003, -1, 0",
        "2, 2, 0",
        "0.5, 2097152, 22",
        "-0.25, -2097152, 23"
    })
    void factorsNearWholeOnesAreWhole(double factor, long multiplier, int shift) {
        assertThat(Reference.times(factor, 3)).isEqualTo(new Reference(3, multiplier, shift));
    }

    @ParameterizedTest
    @CsvSource({"0.7, 1", "-1.4, -1", "0.3, 0.3", "1.7, 1.7"})
    void factorsAboutOneCanBeMadeOne(double factor, double made) {
        assertThat(Reference.about(factor, 3).factor()).isCloseTo(made, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"1e-30", "1e-300", "0", "1e18", "4.9e-324"})
    void anyFactorIsTakenAwayAndAddedAgain(double factor) {
        Reference reference = Reference.times(factor, 0);
        long[] numbers = OTHER_WALK.clone();

        reference.takeFrom(numbers, WALK);
        reference.addTo(numbers, WALK);

        assertThat(numbers).containsExactly(OTHER_WALK);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "6, -1, 0", "3, 123456, 40", "6, 1, 62"})
    void comesBack(int column, long multiplier, int shift) {
        Reference reference = new Reference(column, multiplier, shift);
        ByteSink sink = new ByteSink(16);
        reference.write(sink);
        byte[] written = sink.toByteArray();

        assertThat(Reference.read(new ByteSource(written, 0, written.length), 7))
                .isEqualTo(reference);
    }

    @Test
    void leadsToAColumnOfTheGroup() {
        byte[] written = {14, 2};

        assertThatThrownBy(() -> Reference.read(new ByteSource(written, 0, written.length), 7))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected column referred to, times two from 0 to 13, found 14");
    }

    @Test
    void shiftsByLessThanALong() {
        byte[] written = {3, 2, 63};

        assertThatThrownBy(() -> Reference.read(new ByteSource(written, 0, written.length), 7))
                .isInstanceOf(CorruptRunException.class)
                .hasMessageContaining("expected a shift of at most 62, found 63");
    }

    @Test
    void findsWhatIsLeftOfATotal() {
        long[] left = map(WALK, i -> 25_276_502_016L - WALK[(int) i]);

        assertThat(search(WALK, left).references(0)).containsExactly(new Reference(1, -1, 0));
    }

    @Test
    void findsSumsOfOthers() {
        long[] sum = map(WALK, i -> WALK[(int) i] + OTHER_WALK[(int) i]);
        List<Reference> references = search(WALK, OTHER_WALK, sum).references(0);

        assertThat(references).containsExactlyInAnyOrder(new Reference(2, 1, 0), new Reference(1, -1, 0));
    }

    @Test
    void findsPercentagesOfOthers() {
        long[] percent = map(WALK, i -> Math.round(WALK[(int) i] * 1e-4));
        List<Reference> references = search(WALK, percent).references(1);

        assertThat(references).hasSize(1);
        assertThat(references.get(0).factor()).isCloseTo(1e-4, within(1e-7));
    }

    @Test
    void findsNothingInNoise() {
        ReferenceGraph graph = search(WALK, OTHER_WALK, walk(3));

        assertThat(List.of(graph.references(0), graph.references(1), graph.references(2)))
                .allMatch(List::isEmpty);
    }

    @Test
    void neverRunInACircle() {
        ReferenceGraph graph = new ReferenceGraph(3);
        graph.refer(0, List.of(new Reference(1, 1, 0)));
        graph.refer(1, List.of(new Reference(2, 1, 0)));

        assertThat(graph.allowedFor(2)).containsExactly(false, false, false);
        assertThat(graph.allowedFor(0)).containsExactly(false, true, true);
    }

    @Test
    void areNeverDeeperThanAllowed() {
        int columns = ReferenceGraph.MAX_DEPTH + 3;
        ReferenceGraph graph = new ReferenceGraph(columns);
        for (int i = 1; i <= ReferenceGraph.MAX_DEPTH; i++) {
            assertThat(graph.allowedFor(i)[i - 1]).isTrue();
            graph.refer(i, List.of(new Reference(i - 1, 1, 0)));
        }

        assertThat(graph.allowedFor(columns - 1)[ReferenceGraph.MAX_DEPTH]).isFalse();
        assertThat(graph.allowedFor(0)).containsOnly(false);
    }

    private static ReferenceGraph search(long[]... columns) {
        return new ReferenceSearch(columns).findAll();
    }

    private static long[] map(long[] like, LongUnaryOperator number) {
        return LongStream.range(0, like.length).map(number).toArray();
    }

    private static long[] walk(int seed) {
        Random random = new Random(seed);
        long[] walk = new long[300];
        Arrays.setAll(walk, i -> (i == 0 ? 10_000_000 : walk[i - 1]) + random.nextInt(2_000_001) - 1_000_000);
        return walk;
    }
}
