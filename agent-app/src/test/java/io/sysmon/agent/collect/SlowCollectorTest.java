package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class SlowCollectorTest {

    private static final long SECOND = 1_000_000_000L;

    private final Deque<Runnable> handedOver = new ArrayDeque<>();
    private final Collector slow = new SlowCollector(new Counting(), handedOver::add, Duration.ofSeconds(30));

    @Test
    void givesItsReadingToTheFirstTickThatFindsItFinished() {
        assertThat(slow.collect(0)).isInstanceOf(Outcome.Pending.class);
        assertThat(slow.collect(2 * SECOND)).isInstanceOf(Outcome.Pending.class);
        handedOver.removeFirst().run();

        assertThat(Trees.values(slow.collect(4 * SECOND))).containsEntry("reading", 1.0);
        assertThat(slow.collect(6 * SECOND)).isInstanceOf(Outcome.Pending.class);
        assertThat(handedOver).isEmpty();
    }

    @Test
    void readsAgainAfterItsPeriod() {
        slow.collect(0);
        handedOver.removeFirst().run();
        slow.collect(2 * SECOND);
        slow.collect(30 * SECOND);
        handedOver.removeFirst().run();

        assertThat(Trees.values(slow.collect(32 * SECOND))).containsEntry("reading", 2.0);
    }

    @Test
    void reportsAReadingThatHangsOncePerPeriodAndBeginsNoneBesideIt() {
        slow.collect(0);
        assertThat(slow.collect(28 * SECOND)).isInstanceOf(Outcome.Pending.class);

        assertThat(slow.collect(30 * SECOND))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo("no answer within 30 s"));
        assertThat(slow.collect(32 * SECOND)).isInstanceOf(Outcome.Pending.class);
        assertThat(handedOver).hasSize(1);
    }

    @Test
    void givesTheReadingThatHungAsSoonAsItEnds() {
        slow.collect(0);
        slow.collect(30 * SECOND);
        handedOver.removeFirst().run();

        assertThat(Trees.values(slow.collect(32 * SECOND))).containsEntry("reading", 1.0);
    }

    /** Gives the number of its reading. */
    private static final class Counting implements Collector {

        private int readings;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Outcome read(long nanos) {
            readings++;
            return new Readings().gauge("reading", readings);
        }
    }
}
