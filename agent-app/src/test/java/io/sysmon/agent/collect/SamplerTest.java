package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final long TIMESTAMP = 1_700_000_000;

    @Test
    void samplesTheOtherCollectorsWhenOneFails() {
        Sampler sampler = sampler(
                scripted("broken", new IOException("cannot read it")),
                scripted("buggy", new IllegalStateException("oops")),
                scripted("well", new Readings().gauge("load.1m", 1)));

        assertThat(sampler.sample(TIMESTAMP))
                .containsExactly(
                        up("broken", 0), up("buggy", 0), new Sample(TIMESTAMP, "load.1m", "", 1), up("well", 1));
    }

    @Test
    void keepsWhatAFailedCollectorCouldRead() {
        Readings salvaged = new Readings().gauge("load.1m", 1);
        Sampler sampler = sampler(scripted("half", new Outcome.Failed("line 3 is garbage", salvaged)));

        assertThat(sampler.sample(TIMESTAMP)).containsExactly(new Sample(TIMESTAMP, "load.1m", "", 1), up("half", 0));
    }

    @Test
    void saysNothingOfACollectorWhoseSourceTheKernelDoesNotHave() {
        Sampler sampler = sampler(scripted("missing", new NoSuchFileException("/proc/pressure/io")));

        assertThat(sampler.sample(TIMESTAMP)).isEmpty();
    }

    @Test
    void comesBackWhenTheCollectorDoes() {
        Sampler sampler = sampler(scripted("flaky", new IOException("gone"), new Readings()));

        assertThat(sampler.sample(TIMESTAMP)).containsExactly(up("flaky", 0));
        assertThat(sampler.sample(TIMESTAMP)).containsExactly(up("flaky", 1));
    }

    private static Sampler sampler(Collector... collectors) {
        return new Sampler(List.of(collectors), () -> 0);
    }

    private static Sample up(String collector, int value) {
        return new Sample(TIMESTAMP, "agent.collector_up", "collector=" + collector, value);
    }

    /** A collector with one result after the other: an outcome, or what it throws. */
    private static Collector scripted(String name, Object... results) {
        Deque<Object> script = new ArrayDeque<>(List.of(results));
        return new Collector() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Outcome read(long nanos) throws IOException {
                Object result = script.removeFirst();
                if (result instanceof IOException failure) {
                    throw failure;
                }
                if (result instanceof RuntimeException bug) {
                    throw bug;
                }
                return (Outcome) result;
            }
        };
    }
}
