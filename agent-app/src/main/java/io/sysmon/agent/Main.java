package io.sysmon.agent;

import java.util.Arrays;

/**
 * Where the agent's process begins. Compiled for Java 8 and using nothing newer, so that a Java that is too old says so in one
 * line and not with a stack trace: the JVM looks for a class when a line that names it is reached.
 *
 * <p>Exit codes: 0 done, 2 a command line that cannot be understood, 78 settings or a Java that cannot be run with, 143
 * stopped by SIGTERM.
 */
public final class Main {

    /** Of the class files of Java 17. */
    private static final float NEEDED_CLASS_VERSION = 61;

    private static final int CANNOT_RUN = 78;

    private Main() {}

    /** Sets the log up before any class makes a logger, then does what {@code arguments} say. */
    public static void main(String[] arguments) throws InterruptedException {
        if (isTooOld(System.getProperty("java.class.version"))) {
            System.err.println("sysmon-agent needs Java 17 or newer; this is Java " + System.getProperty("java.version")
                    + " in " + System.getProperty("java.home"));
            System.exit(CANNOT_RUN);
        }
        AgentLog.begin();
        int exitCode = new AgentCommand(System.getenv(), System.out, System.err).run(Arrays.asList(arguments));
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Whether a Java that runs class files up to this version cannot run the others here. */
    static boolean isTooOld(String classVersion) {
        return Float.parseFloat(classVersion) < NEEDED_CLASS_VERSION;
    }
}
