package io.sysmon.bench;

import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.MetricPattern;
import io.sysmon.aggregator.domain.Refusals;
import io.sysmon.aggregator.ingest.HostRule;
import io.sysmon.aggregator.ingest.Ingest;
import io.sysmon.aggregator.query.HistoryQueries;
import io.sysmon.aggregator.store.Store;
import io.sysmon.aggregator.store.StoreSettings;
import io.sysmon.aggregator.upkeep.Progress;
import io.sysmon.aggregator.upkeep.Upkeep;
import io.sysmon.aggregator.upkeep.UpkeepSettings;
import io.sysmon.protocol.PushLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds to answer a question about five minutes of one host with 75 series, at 2 s, without HTTP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class QueryBenchmark {

    private static final int TICKS = 150;
    private static final int TICKS_A_PUSH = 5;
    private static final int POINTS = 600;

    /** As pushed, 30 runs; or merged by the upkeep. */
    @Param({"FRESH", "SEALED"})
    public String runs;

    private Path folder;
    private Store store;
    private HistoryQueries queries;
    private HistoryRequest oneSeries;
    private HistoryRequest allSeries;

    @Setup
    public void fill() throws IOException {
        RecordedSamples recorded = RecordedSamples.read();
        long from = recorded.timestampOf(0);
        long to = recorded.timestampOf(TICKS - 1);
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(to));
        folder = Files.createTempDirectory("sysmon-jmh");
        store = Store.open(StoreSettings.defaults(folder.resolve("aggregator.db"), clock));
        Ingest ingest = new Ingest(store, PushLimits.DEFAULT, clock, new Refusals());
        for (int tick = 0; tick < TICKS; tick += TICKS_A_PUSH) {
            ingest.accept(new ByteArrayInputStream(recorded.push(tick, TICKS_A_PUSH)), HostRule.ANY);
        }
        if (runs.equals("SEALED")) {
            new Upkeep(store, UpkeepSettings.DEFAULTS).compact(Progress.UNWATCHED);
        }
        queries = new HistoryQueries(store, 2_000_000, Duration.ofSeconds(15));
        HistoryScope host = new HistoryScope.Named(List.of("web-server-01"));
        oneSeries = new HistoryRequest(
                host, List.of(MetricPattern.parse("cpu.total_usage")), null, from, to, POINTS);
        allSeries = new HistoryRequest(host, List.of(), null, from, to, POINTS);
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public History oneSeries() {
        return queries.query(oneSeries);
    }

    @Benchmark
    public History allSeries() {
        return queries.query(allSeries);
    }
}
