package io.sysmon.agent;

import java.util.List;

/**
 * Where the agent's process begins.
 *
 * <p>Exit codes: 0 done, 2 a command line that cannot be understood, 78 settings that cannot be run with, 143 stopped by
 * SIGTERM.
 */
public final class Main {

    private Main() {}

    /** Sets the log up before any class makes a logger, then does what {@code arguments} say. */
    public static void main(String[] arguments) throws InterruptedException {
        AgentLog.begin();
        int exitCode = new AgentCommand(System.getenv(), System.out, System.err).run(List.of(arguments));
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
