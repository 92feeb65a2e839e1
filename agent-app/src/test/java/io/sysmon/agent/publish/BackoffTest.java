package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesItsBoundUpToThirtySeconds() {
        Backoff backoff = new Backoff(new Longest());

        assertThat(IntStream.range(0, 7).mapToObj(i -> backoff.next().toSeconds()))
                .containsExactly(2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void beginsAnewAfterASuccess() {
        Backoff backoff = new Backoff(new Longest());
        backoff.next();
        backoff.next();
        backoff.reset();

        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void spreadsAFleetOverTheWholeBound() {
        Backoff backoff = new Backoff(new Random(1));
        for (int i = 0; i < 10; i++) {
            backoff.next();
        }
        List<Long> waits = IntStream.range(0, 1000)
                .mapToObj(i -> backoff.next().toMillis())
                .toList();

        assertThat(waits).allMatch(millis -> millis >= 1 && millis <= 30_000);
        assertThat(waits).anyMatch(millis -> millis < 3_000).anyMatch(millis -> millis > 27_000);
    }

    /** Always the largest number that it may give. */
    private static final class Longest implements RandomGenerator {

        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long origin, long bound) {
            return bound - 1;
        }
    }
}
