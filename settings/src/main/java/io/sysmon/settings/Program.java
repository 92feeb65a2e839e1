package io.sysmon.settings;

/** The two programs that share the table of settings. */
public enum Program {
    /** Runs on every monitored host. */
    AGENT("agent"),
    /** Receives, stores and shows. */
    AGGREGATOR("aggregator");

    private final String label;

    Program(String label) {
        this.label = label;
    }

    /** The program's name in messages. */
    public String label() {
        return label;
    }

    /** The name of its properties file under the home directory, for example {@code agent.properties}. */
    public String propertiesFile() {
        return label + ".properties";
    }
}
