package io.sysmon.system.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program or a right on the machine that a test cannot do without. Where it is missing the test reports itself skipped;
 * with {@code REQUIRE_ALL_TESTS=true} in the environment it fails.
 */
public final class Requirement {

    /** Where servers lie that only root has on the path. */
    private static final String SERVERS = "/usr/sbin";

    private static final String SWITCH = "REQUIRE_ALL_TESTS";

    /** Set by {@code .ci/run} to {@code mounts} on a machine that gives this right to nobody. */
    private static final String EXCUSED = "SYSMON_TESTS_EXCUSED";

    private Requirement() {}

    /** The program called {@code name} on the {@code PATH}, or a server in {@code /usr/sbin}. */
    public static Path program(String name) {
        Optional<Path> found = onPath(name);
        if (found.isEmpty() && Boolean.parseBoolean(System.getenv(SWITCH))) {
            throw new AssertionError(name + " is not installed, and " + SWITCH + " forbids skipping");
        }
        assume(found.isPresent(), name + " is not installed");
        return found.orElseThrow();
    }

    /** Mounts a file system in memory on {@code folder}, {@code bytes} large. */
    public static void mountInMemory(Path folder, long bytes) {
        mounts();
        if (statusOf("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString()) != 0) {
            throw new AssertionError("cannot mount a file system on " + folder);
        }
    }

    /** Takes the file system away again. */
    public static void unmount(Path folder) {
        if (statusOf("umount", "-l", folder.toString()) != 0) {
            throw new AssertionError("cannot unmount " + folder);
        }
    }

    /** The right to mount file systems, from files too: root's, where the machine gives it to root. */
    public static void mounts() {
        boolean may = statusOf("unshare", "--mount", "true") == 0 && statusOf("losetup", "--find") == 0;
        if (!may && Boolean.parseBoolean(System.getenv(SWITCH)) && !"mounts".equals(System.getenv(EXCUSED))) {
            throw new AssertionError("file systems cannot be mounted here, and " + SWITCH + " forbids skipping");
        }
        assume(may, "file systems cannot be mounted here; it takes root");
    }

    /** Says it in the build's output too: of a class that is skipped as a whole Maven counts and says nothing. */
    private static void assume(boolean met, String otherwise) {
        if (!met) {
            System.out.println("skipped: " + otherwise);
        }
        Assumptions.assumeTrue(met, otherwise);
    }

    /** Runs a program to its end; its output goes to the test's. */
    static int statusOf(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException notThere) {
            return 127;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command[0], stopped);
        }
    }

    private static Optional<Path> onPath(String name) {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of(SERVERS))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
