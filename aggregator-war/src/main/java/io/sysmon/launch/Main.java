package io.sysmon.launch;

import java.lang.reflect.InvocationTargetException;

/**
 * The entry point of {@code java -jar sysmon.war}. Compiled for Java 8 and using nothing newer, so that a Java that is
 * too old says so in one line and not with a stack trace; {@link Launcher} is only named, never linked.
 */
public final class Main {

    /** Of the class files of Java 17. */
    private static final float NEEDED_CLASS_VERSION = 61;

    private Main() {}

    /** Starts the aggregator; {@code --help} tells more. Ends with a status of {@code ExitCode}. */
    public static void main(String[] args) throws ReflectiveOperationException {
        if (isTooOld(System.getProperty("java.class.version"))) {
            System.err.println("sysmon needs Java 17 or newer; this is Java " + System.getProperty("java.version")
                    + " in " + System.getProperty("java.home"));
            System.exit(1);
        }
        try {
            Class.forName("io.sysmon.launch.Launcher")
                    .getMethod("launch", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            System.err.println("sysmon cannot start: " + e.getCause());
            System.exit(1);
        }
    }

    /** Whether a Java that runs class files up to this version cannot run the others here. */
    static boolean isTooOld(String classVersion) {
        return Float.parseFloat(classVersion) < NEEDED_CLASS_VERSION;
    }
}
