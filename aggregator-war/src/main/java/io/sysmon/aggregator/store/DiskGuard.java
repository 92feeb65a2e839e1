package io.sysmon.aggregator.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Watches that the disk keeps its reserve. Looks at the disk at most once in a while. Thread-safe. */
final class DiskGuard {

    /** In which the quickest load writes a fraction of a MiB. */
    private static final long LOOK_EVERY_NANOS = 20_000_000;

    private final Path folder;
    private final long reserveBytes;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile boolean room = true;
    private volatile @Nullable FileStore disk;

    DiskGuard(Path database, long reserveBytes) {
        Path parent = database.getParent();
        this.folder = parent == null ? database : parent;
        this.reserveBytes = reserveBytes;
    }

    /** Whether there is room for another push. */
    boolean hasRoom() {
        long now = System.nanoTime();
        long due = nextLook.get();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + LOOK_EVERY_NANOS)) {
            room = freeBytes() >= reserveBytes;
        }
        return room;
    }

    /** What is left on the disk for this program's user; all of it when the file system does not tell. */
    long freeBytes() {
        try {
            FileStore known = disk;
            if (known == null) {
                known = Files.getFileStore(folder); // reads the table of mounts, which is long on some hosts
                disk = known;
            }
            return known.getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
