package io.sysmon.system.harness;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code java -jar sysmon.war} on a port of 127.0.0.1. */
public final class AggregatorProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final RunningProgram program;
    private final SysmonHome home;
    private final int port;

    private AggregatorProcess(RunningProgram program, SysmonHome home, int port) {
        this.program = program;
        this.home = home;
        this.port = port;
    }

    /**
     * Starts it and returns at once.
     *
     * @param settings {@code SYSMON_*} beside home, port and address
     */
    static AggregatorProcess launch(SysmonHome home, int port, Map<String, String> settings, Path log) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("SYSMON_HOME", home.directory().toString());
        environment.put("SYSMON_PORT", String.valueOf(port));
        environment.put("SYSMON_BIND", "127.0.0.1");
        List<String> command = List.of(
                Artifacts.java().toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // Most live for seconds, in which the second compiler would take a third of the CPU time.
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Artifacts.war().toString());
        return new AggregatorProcess(RunningProgram.start(command, environment, log), home, port);
    }

    /** Waits until {@code api/health} answers 200; fails at once, showing the log, when the process ends before. */
    AggregatorProcess awaitHealthy() {
        Api unknownToken = new Api(url(), "");
        await("aggregator on port " + port)
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .failFast(this::requireAlive)
                .until(unknownToken::isHealthy);
        return this;
    }

    private void requireAlive() {
        if (!program.isAlive()) {
            throw new AssertionError("the aggregator ended before it answered:\n" + program.output());
        }
    }

    /** Where it answers, with a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** A client with the token of its home. */
    public Api api() {
        return new Api(url(), home.token());
    }

    /** The process. */
    public RunningProgram program() {
        return program;
    }

    /** Its home. */
    public SysmonHome home() {
        return home;
    }

    @Override
    public void close() {
        program.close();
    }
}
