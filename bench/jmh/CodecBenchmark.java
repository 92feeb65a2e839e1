package io.sysmon.bench;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.codec.CorruptRunException;
import io.sysmon.aggregator.codec.RunEncoder;
import io.sysmon.aggregator.codec.RunKind;
import io.sysmon.aggregator.codec.RunReader;
import java.io.IOException;
import java.util.List;
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

/** Microseconds to encode, to decode all of, and to open and read one column of a run of 75 series. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

    /** What one push brings, and a sealed half hour. */
    @Param({"FRESH 5", "SEALED 900"})
    public String run;

    private RunKind kind;
    private List<Column> columns;
    private byte[] encoded;

    @Setup
    public void read() throws IOException {
        String[] words = run.split(" ");
        kind = RunKind.valueOf(words[0]);
        columns = RecordedSamples.read().columns(Integer.parseInt(words[1]));
        encoded = encode();
    }

    @Benchmark
    public byte[] encode() {
        return RunEncoder.encode(columns, kind);
    }

    @Benchmark
    public List<Column> decode() throws CorruptRunException {
        return RunReader.open(encoded).columns();
    }

    @Benchmark
    public Column openAndReadOneColumn() throws CorruptRunException {
        return RunReader.open(encoded).column(columns.size() / 2);
    }
}
