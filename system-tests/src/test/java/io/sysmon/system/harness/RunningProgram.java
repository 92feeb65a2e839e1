package io.sysmon.system.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process with its output, both streams, in a file. */
public final class RunningProgram implements AutoCloseable {

    /** Exit code of a Java program that ended in order when SIGTERM asked it to. */
    public static final int ENDED_BY_SIGTERM = 143;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final File NOTHING = new File("/dev/null");

    static {
        // Ctrl-C of the build leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(RunningProgram::killDescendants, "kill-descendants"));
    }

    private final Process process;
    private final String name;
    private final Path log;

    private RunningProgram(Process process, String name, Path log) {
        this.process = process;
        this.name = name;
        this.log = log;
    }

    /**
     * Starts {@code command}. Its environment is this one's without {@code SYSMON_*}, plus {@code environment}.
     *
     * @param log output is appended to it
     */
    public static RunningProgram start(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(NOTHING)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("SYSMON_"));
        builder.environment().putAll(environment);
        try {
            return new RunningProgram(builder.start(), log.getFileName().toString(), log);
        } catch (IOException notStartable) {
            throw new UncheckedIOException(notStartable);
        }
    }

    /** The kernel's number for the process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** All output so far. */
    public String output() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The log's file name, for messages. */
    public String name() {
        return name;
    }

    /** SIGTERM, and the exit code it ended with. */
    public int stop() {
        process.destroy();
        return awaitExit();
    }

    /** {@code kill -SIGNAL}, for signals that Java does not send. */
    public void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException noKill) {
            throw new UncheckedIOException(noKill);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    /**
     * From now on no file of the process may grow beyond so many bytes: each write there fails, as on a broken disk.
     *
     * @param bytes a number, or {@code unlimited} to take it back
     */
    public void limitFileSize(String bytes) {
        Requirement.program("prlimit");
        int status = Requirement.statusOf("prlimit", "--pid", String.valueOf(pid()), "--fsize=" + bytes + ":unlimited");
        if (status != 0) {
            throw new AssertionError("prlimit ended with " + status);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Waits for the end and gives the exit code; kills and fails after half a minute. */
    public int awaitExit() {
        return awaitExit(PATIENCE);
    }

    /** Waits for the end and gives the exit code; kills and fails after {@code patience}. */
    public int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(name + " did not end within " + patience + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            throw interrupted(stopped);
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            kill();
        }
    }

    private static IllegalStateException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for a process", stopped);
    }

    private static void killDescendants() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
