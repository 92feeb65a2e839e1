package io.sysmon.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The agent's log: standard error, {@link LogLine one line an event}. */
final class AgentLog {

    private static final String MANAGER_PROPERTY = "java.util.logging.manager";

    private AgentLog() {}

    /** Sets the log up for where standard error goes; before the first logger is made. */
    static void begin() {
        System.setProperty(MANAGER_PROPERTY, LastingLogManager.class.getName());
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        boolean journal = isJournal(System.getenv("JOURNAL_STREAM"), Path.of("/proc/self/fd/2"));
        console.setFormatter(journal ? LogLine.forJournal() : LogLine.withTime());
        root.addHandler(console);
        root.setLevel(Level.INFO);
    }

    /**
     * Whether a stream leads to systemd's journal, systemd.exec(5).
     *
     * @param journalStream device and inode of what systemd connected, or {@code null}; programs that a service starts
     *     inherit it and may have their output elsewhere
     */
    static boolean isJournal(@Nullable String journalStream, Path stream) {
        if (journalStream == null) {
            return false;
        }
        try {
            return journalStream.equals(
                    Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
