package io.sysmon.bench;

import io.sysmon.protocol.Push;
import io.sysmon.protocol.PushLimits;
import io.sysmon.protocol.PushReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds to read the body of one push of 75 series into columns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PushReaderBenchmark {

    /** Ticks a push: what agents send every 10 s, and a push of about 2,000 samples. */
    @Param({"5", "27"})
    public int ticks;

    private final PushReader reader = new PushReader(PushLimits.DEFAULT);
    private byte[] body;
    private long now;

    @Setup
    public void read() throws IOException {
        body = RecordedSamples.read().push(ticks);
        now = System.currentTimeMillis() / 1000;
    }

    @Benchmark
    public Push json() throws IOException {
        return reader.read(new ByteArrayInputStream(body), now);
    }
}
