package io.sysmon.agent.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * Unpacks SQLite's library once, into a directory beside the outbox. Left to itself sqlite-jdbc unpacks it at each start
 * into the system's temporary directory, where it may not be executable ({@code noexec}), and leaves it there when the
 * process is killed. The name holds its checksum, so that one file serves all agents of a directory and
 * an upgrade brings its own.
 */
final class NativeLibrary {

    private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);

    private static final String PATH_PROPERTY = "org.sqlite.lib.path";
    private static final String NAME_PROPERTY = "org.sqlite.lib.name";
    private static final String DIRECTORY = "native";
    private static final String PACKED_NAME = "libsqlitejdbc.so";

    /** Longer than any unpacking takes: a file that is older was left by a process that was killed. */
    private static final Duration LEFT_OVER_AGE = Duration.ofHours(1);

    /** The driver loads a library once in a process: whatever came of it, it is not tried again. */
    private static boolean tried;

    private NativeLibrary() {}

    /**
     * Makes sqlite-jdbc use the library in the outbox's directory, if that is this user's own: whoever may write there
     * could else give root a library to load. Where it cannot be used sqlite-jdbc does what it always does.
     */
    static synchronized void useBeside(Path outbox) {
        if (tried) {
            return;
        }
        tried = true;
        Path directory = outbox.resolveSibling(DIRECTORY);
        try {
            if (System.getProperty(PATH_PROPERTY) == null && isOwn(outbox.resolveSibling("."))) {
                String name = unpack(directory);
                System.setProperty(PATH_PROPERTY, directory.toString());
                System.setProperty(NAME_PROPERTY, name);
            }
        } catch (IOException | UnsupportedOperationException failure) {
            log.warn("cannot unpack SQLite's library in {} ({}): the temporary directory is used", directory, failure);
        }
    }

    private static boolean isOwn(Path directory) throws IOException {
        String user = System.getProperty("user.name", "");
        return Files.isWritable(directory)
                && Files.getOwner(directory).getName().equals(user);
    }

    private static String unpack(Path directory) throws IOException {
        Files.createDirectories(directory);
        String platform = platform();
        URL packed = SQLiteJDBCLoader.class.getResource("/org/sqlite/native/" + platform + "/" + PACKED_NAME);
        if (packed == null) {
            throw new IOException("the agent's jar has none for " + platform);
        }
        String name = "libsqlitejdbc-" + checksumOf(packed) + ".so";
        Path library = directory.resolve(name);
        sweep(directory, library);
        if (!Files.exists(library)) {
            copy(packed, library);
        }
        return name;
    }

    /** As sqlite-jdbc names it. Not asked of sqlite-jdbc, which starts {@code uname} for it: the agent starts no process. */
    private static String platform() {
        String architecture = System.getProperty("os.arch", "");
        return (OSInfo.isMusl() ? "Linux-Musl/" : "Linux/")
                + (architecture.equals("amd64") ? OSInfo.X86_64 : architecture);
    }

    /** As the jar's directory has it: nothing is read for it. */
    private static String checksumOf(URL packed) throws IOException {
        if (packed.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new IOException(packed + " is in no jar");
    }

    /** Under its name the library is always whole: it is written beside it, brought to the disk, and moved. */
    private static void copy(URL packed, Path library) throws IOException {
        Path unfinished = library.resolveSibling(
                library.getFileName() + "." + ProcessHandle.current().pid());
        try (InputStream bytes = packed.openStream()) {
            Files.copy(bytes, unfinished, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException noRoom) {
            Files.deleteIfExists(unfinished);
            throw noRoom;
        }
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what other versions and killed processes left. A library that is in use stays so without its name. */
    private static void sweep(Path directory, Path library) throws IOException {
        Instant leftBefore = Instant.now().minus(LEFT_OVER_AGE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "libsqlitejdbc-*")) {
            for (Path file : files) {
                if (!file.equals(library)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(leftBefore)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
