package io.sysmon.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A {@code SYSMON_HOME} of its own.
 *
 * @param directory exists and is writable
 */
public record SysmonHome(Path directory) {

    /** The aggregator's database. */
    public Path database() {
        return directory.resolve("aggregator.db");
    }

    /** The file that the aggregator writes a random token to at its first start. */
    public Path tokenFile() {
        return directory.resolve("token");
    }

    /** The token in {@link #tokenFile()}. */
    public String token() {
        try {
            return Files.readString(tokenFile()).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
