package io.sysmon.launch;

import java.lang.reflect.InvocationTargetException;

/**
 * The entry point of {@code java -jar sysmon.war}. Compiled for Java 8 and using nothing newer, so that a Java that is
 * too old says so in one line and not with a stack trace; {@link Launcher} is only named, never linked.
 */
public final class Main {

    private static final int NEEDED_JAVA = 17;

    private Main() {}

    /** Starts the aggregator; {@code --help} tells more. Ends with a status of {@code ExitCode}. */
    public static void main(String[] args) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version");
        if (feature(version) < NEEDED_JAVA) {
            System.err.println("sysmon needs Java " + NEEDED_JAVA + " or newer; this is Java " + version + " in "
                    + System.getProperty("java.home"));
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

    /** The number that matters: 8 of {@code 1.8}, 17 of {@code 17}. */
    static int feature(String specificationVersion) {
        String[] parts = specificationVersion.split("\\.", -1);
        int first = Integer.parseInt(parts[0]);
        return first == 1 && parts.length > 1 ? Integer.parseInt(parts[1]) : first;
    }
}
