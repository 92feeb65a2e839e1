package io.sysmon.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.codec.Column;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergedSamplesTest {

    private final MergedSamples merged = new MergedSamples();

    @Test
    void laterColumnsHoldWhereTimesAreEqual() {
        merged.add(new Column(1, new long[] {1, 3, 5}, new double[] {10, 30, 50}));
        merged.add(new Column(1, new long[] {0, 3, 6}, new double[] {1, 2, 3}));

        assertThat(timestamps()).containsExactly(0, 1, 3, 5, 6);
        assertThat(values()).containsExactly(1, 10, 2, 50, 3);
    }

    @Test
    void isEmptyAgainAfterClear() {
        merged.add(new Column(1, new long[] {1}, new double[] {10}));
        merged.clear();
        merged.add(new Column(2, new long[] {1}, new double[] {20}));

        assertThat(values()).containsExactly(20);
    }

    @Test
    void equalsAMapToWhichAllWasPutInOrder() {
        long seed = Long.getLong("property.seed", 5);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            TreeMap<Long, Double> map = new TreeMap<>();
            merged.clear();
            for (int column = random.nextInt(8); column >= 0; column--) {
                NavigableMap<Long, Double> samples = randomSamples(random);
                map.putAll(samples);
                merged.add(new Column(
                        1,
                        samples.keySet().stream().mapToLong(Long::longValue).toArray(),
                        samples.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()));
            }
            assertThat(timestamps())
                    .as("seed %d", seed)
                    .containsExactly(map.keySet().toArray(Long[]::new));
            assertThat(values())
                    .as("seed %d", seed)
                    .containsExactly(map.values().toArray(Double[]::new));
        }
    }

    private static NavigableMap<Long, Double> randomSamples(Random random) {
        TreeMap<Long, Double> samples = new TreeMap<>();
        int base = random.nextInt(30);
        for (int i = random.nextInt(12); i >= 0; i--) {
            samples.put((long) base + random.nextInt(40), random.nextDouble());
        }
        return samples;
    }

    private long[] timestamps() {
        return IntStream.range(0, merged.size()).mapToLong(merged::timestamp).toArray();
    }

    private double[] values() {
        return IntStream.range(0, merged.size()).mapToDouble(merged::value).toArray();
    }
}
