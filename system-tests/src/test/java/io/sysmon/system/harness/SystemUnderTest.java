package io.sysmon.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Everything a test starts. Registered on an instance field it lives for one test, on a static field for the class. At
 * the end all of it is stopped, last started first, and its folder deleted; when a test failed, what the programs said is
 * printed before.
 */
public final class SystemUnderTest
        implements BeforeAllCallback,
                AfterEachCallback,
                AfterAllCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private final Path directory = newDirectory();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<RunningProgram> programs = new ArrayList<>();
    private boolean ofClass;

    /** A new folder in the folder of this test. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A new, empty home. */
    public SysmonHome home(String name) {
        return new SysmonHome(folder(name));
    }

    /** Starts an aggregator on a free port and waits until it answers. */
    public AggregatorProcess startAggregator(SysmonHome home) {
        return startAggregator(home, FreePort.find(), Map.of());
    }

    /** Starts an aggregator with more {@code SYSMON_*} settings and waits until it answers. */
    public AggregatorProcess startAggregator(SysmonHome home, int port, Map<String, String> settings) {
        return launchAggregator(home, port, settings).awaitHealthy();
    }

    /** Starts an aggregator and returns at once. */
    public AggregatorProcess launchAggregator(SysmonHome home, int port, Map<String, String> settings) {
        AggregatorProcess aggregator = AggregatorProcess.launch(home, port, settings, log("aggregator"));
        programs.add(aggregator.program());
        return closeLater(aggregator);
    }

    /**
     * Starts an agent that pushes to {@code aggregator} and returns at once.
     *
     * @param home holds the token and gets the agent's database
     * @param flags command line beside {@code --aggregator}
     */
    public RunningProgram startAgent(SysmonHome home, URI aggregator, String... flags) {
        List<String> command = new ArrayList<>(
                List.of(Artifacts.java().toString(), "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
        command.add(Artifacts.agentJar().toString());
        command.addAll(List.of("--aggregator", aggregator.toString()));
        command.addAll(List.of(flags));
        return start("agent", command, Map.of("SYSMON_HOME", home.directory().toString()));
    }

    /** Opens a browser, or skips the test where there is none. */
    public Browser openBrowser() {
        return closeLater(Browser.open(folder("browser profile")));
    }

    /** Starts any program; its output goes to a file called {@code name} and a number. */
    public RunningProgram start(String name, List<String> command, Map<String, String> environment) {
        RunningProgram program = RunningProgram.start(command, new HashMap<>(environment), log(name));
        programs.add(program);
        return closeLater(program);
    }

    /** Closes {@code resource} when the test is over. */
    public <T extends AutoCloseable> T closeLater(T resource) {
        started.push(resource);
        return resource;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ofClass = true;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        showOutput(context);
        throw failure;
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        showOutput(context);
        throw failure;
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        showOutput(context);
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (!ofClass) {
            closeAll();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        closeAll();
    }

    private Path log(String name) {
        return folder("output").resolve(name + "-" + programs.size() + ".log");
    }

    private void showOutput(ExtensionContext context) {
        for (RunningProgram program : programs) {
            System.out.println("--- " + program.name() + " of " + context.getDisplayName() + "\n" + program.output());
        }
    }

    private void closeAll() throws Exception {
        List<Exception> failures = new ArrayList<>();
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception notClosed) {
                failures.add(notClosed);
            }
        }
        deleteDirectory();
        if (!failures.isEmpty()) {
            Exception first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("sysmon-system-test");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
