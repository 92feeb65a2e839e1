package io.sysmon.aggregator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, as the build wrote it into {@code version.properties}. */
final class Version {

    private static final String FILE = "version.properties";

    private Version() {}

    static String text() {
        Properties properties = new Properties();
        try (InputStream file = Version.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("cannot find " + FILE + " beside " + Version.class);
            }
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
        return properties.getProperty("version");
    }
}
