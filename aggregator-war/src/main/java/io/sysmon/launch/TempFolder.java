package io.sysmon.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder a run keeps unpacked files in, readable by its user alone. Gone when the program ends; what a run that was
 * killed left behind goes with the next start. A run holds a lock in its folder, so that no other takes it for left
 * behind.
 */
final class TempFolder {

    private static final String PREFIX = "sysmon-";
    private static final String LOCK = "lock";

    /** A folder this young may be one whose run has not taken its lock yet. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Path path;
    private final FileChannel lock;

    private TempFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes one in {@code parent}, and deletes there what killed runs of the same user left. */
    static TempFolder create(Path parent) throws IOException {
        Path path = Files.createTempDirectory(parent, PREFIX);
        FileChannel lock =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        TempFolder own = new TempFolder(path, lock);
        own.deleteLeftBehind(parent);
        return own;
    }

    Path path() {
        return path;
    }

    /** Deletes the folder with all in it; a second call finds nothing to do. */
    void delete() {
        try {
            delete(path);
            lock.close();
        } catch (IOException | UncheckedIOException e) {
            complain(path, e);
        }
    }

    private void deleteLeftBehind(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (!folder.equals(path)) {
                    deleteIfLeftBehind(folder);
                }
            }
        }
    }

    /** Others may start and sweep at the same time: who has the lock deletes, the lock last. What fails stops no start. */
    private void deleteIfLeftBehind(Path folder) {
        Path mark = folder.resolve(LOCK);
        try {
            if (!mayBeLeftBehind(folder, mark)) {
                return;
            }
            try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE);
                    FileLock free = channel.tryLock()) {
                if (free != null) {
                    delete(folder);
                }
            }
        } catch (NoSuchFileException another) {
            // another start was quicker: what was to go is gone
        } catch (IOException | UncheckedIOException e) {
            complain(folder, e);
        }
    }

    private boolean mayBeLeftBehind(Path folder, Path mark) throws IOException {
        return Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(path))
                && Files.getLastModifiedTime(mark)
                        .toInstant()
                        .isBefore(Instant.now().minus(YOUNG));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Path mark = folder.resolve(LOCK);
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                if (!entry.equals(mark) && !entry.equals(folder)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
        Files.deleteIfExists(mark);
        Files.deleteIfExists(folder);
    }

    private static void complain(Path folder, Exception failure) {
        System.err.println("cannot delete the temporary folder " + folder + ": " + failure.getMessage());
    }
}
