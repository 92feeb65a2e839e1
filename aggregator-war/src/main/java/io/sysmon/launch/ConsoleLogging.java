package io.sysmon.launch;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Logging of {@code java -jar}: to the console, one line an event, unless the operator names another configuration. */
final class ConsoleLogging {

    private ConsoleLogging() {}

    /** For a command, which says itself what matters: warnings and worse. */
    static void beginQuietly() throws IOException {
        begin();
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    static void begin() throws IOException {
        if (System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null) {
            return;
        }
        try (InputStream configuration = ConsoleLogging.class.getResourceAsStream("logging.properties")) {
            if (configuration == null) {
                throw new IOException("cannot find logging.properties beside " + ConsoleLogging.class);
            }
            LogManager.getLogManager().readConfiguration(configuration);
        }
    }
}
