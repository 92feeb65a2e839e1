package io.sysmon.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder a run keeps unpacked files in, readable by its user alone. Gone when the program ends. */
final class TempFolder {

    private final Path path;

    private TempFolder(Path path) {
        this.path = path;
    }

    static TempFolder create() throws IOException {
        return new TempFolder(Files.createTempDirectory("sysmon-"));
    }

    Path path() {
        return path;
    }

    /** Deletes the folder with all in it; a second call finds nothing to do. */
    void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(path)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("cannot delete the temporary folder " + path + ": " + e.getMessage());
        }
    }
}
