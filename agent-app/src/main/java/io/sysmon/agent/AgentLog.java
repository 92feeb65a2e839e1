package io.sysmon.agent;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The agent's log: standard error, {@link LogLine one line an event}. */
final class AgentLog {

    private static final String MANAGER_PROPERTY = "java.util.logging.manager";

    private AgentLog() {}

    /** Sets the log up; before the first logger is made. */
    static void begin() {
        System.setProperty(MANAGER_PROPERTY, LastingLogManager.class.getName());
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        console.setFormatter(new LogLine());
        root.addHandler(console);
        root.setLevel(Level.INFO);
    }
}
