package io.sysmon.agent.collect;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The space of one file system, in bytes, as statfs(2) gives it. Immutable.
 *
 * @param total size
 * @param free unused, the part kept for root included
 * @param available what an ordinary user may still write
 */
public record SpaceUsage(double total, double free, double available) {

    /**
     * Asks the file system at {@code mountPoint}. {@link File} makes one system call for each number, where {@code
     * FileStore} searches the mount table for the path first.
     *
     * @throws IOException when it does not answer with a size
     */
    public static SpaceUsage read(Path mountPoint) throws IOException {
        File file = mountPoint.toFile();
        long total = file.getTotalSpace();
        if (total <= 0) {
            throw new IOException("cannot read the size of the file system at " + mountPoint);
        }
        return checked(mountPoint, new SpaceUsage(total, file.getFreeSpace(), file.getUsableSpace()));
    }

    /** Some network and user-space file systems answer what cannot be. */
    private static SpaceUsage checked(Path mountPoint, SpaceUsage space) throws IOException {
        boolean possible = space.free >= 0 && space.free <= space.total && space.available >= 0;
        if (!possible || space.available > space.total) {
            throw new IOException(String.format(
                    "cannot use the space of %s: %.0f bytes free and %.0f available of %.0f",
                    mountPoint, space.free, space.available, space.total));
        }
        return space;
    }

    double used() {
        return total - free;
    }

    /** As {@code df}: of what an ordinary user could ever have. */
    double usedPercent() {
        return 100 * used() / (used() + available);
    }
}
