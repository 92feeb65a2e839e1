package io.sysmon.system.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the machine that a test cannot do without. Where it is missing the test reports itself skipped; with
 * {@code REQUIRE_ALL_TESTS=true} in the environment it fails.
 */
public final class Requirement {

    private static final String SWITCH = "REQUIRE_ALL_TESTS";

    private Requirement() {}

    /** The program called {@code name} on the {@code PATH}. */
    public static Path program(String name) {
        Optional<Path> found = onPath(name);
        if (found.isEmpty() && Boolean.parseBoolean(System.getenv(SWITCH))) {
            throw new AssertionError(name + " is not installed, and " + SWITCH + " forbids skipping");
        }
        Assumptions.assumeTrue(found.isPresent(), () -> name + " is not installed");
        return found.orElseThrow();
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
