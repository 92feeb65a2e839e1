package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanTest {

    @Test
    void dividesByTheTimeThatReallyPassed() {
        assertThat(new Span<>(100.0, 350.0, 2.5).perSecond(Double::doubleValue)).isEqualTo(100);
    }

    @Test
    void hasNoRateAcrossAResetOrTheEndOfACounter() {
        assertThat(new Span<>(4294967000.0, 500.0, 2).perSecond(Double::doubleValue))
                .isNaN();
    }

    @Test
    void hasNoRateWhenEitherEndIsAbsent() {
        assertThat(new Span<>(Double.NaN, 5.0, 2).perSecond(Double::doubleValue))
                .isNaN();
        assertThat(new Span<>(5.0, Double.NaN, 2).perSecond(Double::doubleValue))
                .isNaN();
    }

    @Test
    void neverGivesANegativeOrInfiniteRate() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Span<Double> span = new Span<>(
                    (double) random.nextLong(0, Long.MAX_VALUE),
                    (double) random.nextLong(0, Long.MAX_VALUE),
                    random.nextDouble(0.001, 100));
            double rate = span.perSecond(Double::doubleValue);
            assertThat(Double.isNaN(rate) || (rate >= 0 && Double.isFinite(rate)))
                    .as("rate %s of %s, seed %d", rate, span, seed)
                    .isTrue();
        }
    }

    @Test
    void beginsWithTheSecondReading() {
        LastReading<String> last = new LastReading<>();

        assertThat(last.advance("a", 1_000_000_000L)).isNull();
        assertThat(last.advance("b", 3_500_000_000L)).isEqualTo(new Span<>("a", "b", 2.5));
    }

    @Test
    void isNoSpanWhenNoTimePassed() {
        LastReading<String> last = new LastReading<>();
        last.advance("a", 5);

        assertThat(last.advance("b", 5)).isNull();
    }
}
