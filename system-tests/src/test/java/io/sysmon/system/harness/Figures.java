package io.sysmon.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What a test measured, printed to the build's output and kept in a file of {@code target/}. */
public final class Figures {

    private final Path file;

    /** Begins an empty report of that name. */
    public Figures(String name) {
        file = Artifacts.root().resolve("system-tests/target").resolve(name);
        write("", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Adds a line. */
    public void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println("figure: " + line);
        write(line + "\n", StandardOpenOption.APPEND);
    }

    private void write(String text, StandardOpenOption... how) {
        try {
            Files.writeString(file, text, how);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
