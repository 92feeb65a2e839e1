package io.sysmon.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LatestColumnsTest {

    private static final long NOW = 1_000_000;

    @Test
    void followsARandomSequenceOfArrivalsAsAMapWould() {
        long seed = Long.getLong("property.seed", 11);
        Random random = new Random(seed);
        LatestColumns latest = new LatestColumns();
        Map<Integer, long[]> model = new TreeMap<>();
        for (int arrival = 0; arrival < 2000; arrival++) {
            NewestSamples samples = randomSamples(random);
            latest.offer(samples, NOW);
            for (int i = 0; i < samples.size(); i++) {
                long[] arrived = {samples.timestamps()[i], (long) samples.values()[i]};
                model.merge(samples.seriesIds()[i], arrived, LatestColumnsTest::newer);
            }
            assertThat(latest.size()).as("seed %d", seed).isEqualTo(model.size());
            int at = 0;
            for (Map.Entry<Integer, long[]> expected : model.entrySet()) {
                assertThat(latest.seriesId(at)).as("seed %d", seed).isEqualTo(expected.getKey());
                assertThat(latest.timestamp(at)).as("seed %d", seed).isEqualTo(expected.getValue()[0]);
                assertThat(latest.value(at)).as("seed %d", seed).isEqualTo((double) expected.getValue()[1]);
                at++;
            }
        }
    }

    private static long[] newer(long[] known, long[] arrived) {
        boolean replaces = arrived[0] >= known[0] || known[0] > NOW + 300;
        return replaces ? arrived : known;
    }

    private static NewestSamples randomSamples(Random random) {
        int[] ids =
                random.ints(0, 60).distinct().limit(random.nextInt(20)).sorted().toArray();
        return new NewestSamples(
                ids,
                random.longs(ids.length, NOW - 1000, NOW + 400).toArray(),
                random.longs(ids.length, 0, 1000).asDoubleStream().toArray());
    }
}
