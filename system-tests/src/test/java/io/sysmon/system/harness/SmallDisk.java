package io.sysmon.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A small file system of its own that a test may fill and break. Needs root; closed it is unmounted. */
public final class SmallDisk implements AutoCloseable {

    private static final int MEBIBYTE = 1 << 20;

    private final Path folder;
    private final List<String> mount;

    private SmallDisk(Path folder, List<String> mount) {
        this.folder = folder;
        this.mount = mount;
    }

    /** In memory, mounted over an empty folder. */
    public static SmallDisk inMemory(Path folder, int mebibytes) {
        Requirement.mounts();
        SmallDisk disk =
                new SmallDisk(folder, List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "sysmon-test"));
        disk.mount();
        return disk;
    }

    /** An ext4 file system in the file {@code image}, which turns read-only on its first error, as servers have it. */
    public static SmallDisk inFile(Path image, Path folder, int mebibytes) {
        Requirement.mounts();
        Requirement.program("mkfs.ext4");
        run("truncate", "-s", mebibytes + "M", image.toString());
        run("mkfs.ext4", "-q", "-F", image.toString());
        SmallDisk disk = new SmallDisk(folder, List.of("mount", "-o", "loop,errors=remount-ro", image.toString()));
        disk.mount();
        return disk;
    }

    /** Where its files are. */
    public Path folder() {
        return folder;
    }

    /** Bytes that are free. */
    public long freeBytes() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes a file of ballast until only so many bytes are free. */
    public void fillUpTo(long leftBytes) {
        try (var ballast = Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (long more = freeBytes() - leftBytes; more > 0; more = freeBytes() - leftBytes) {
                byte[] filling = new byte[(int) Math.min(MEBIBYTE, more)];
                Arrays.fill(filling, (byte) 1);
                ballast.write(filling);
            }
        } catch (IOException full) {
            if (freeBytes() > leftBytes) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /** Takes the ballast away. */
    public void makeRoom() {
        try {
            Files.delete(ballast());
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        }
    }

    /** Does what the kernel does after an error: from now on nothing can be written, through open files neither. */
    public void failReadOnly() {
        run("mount", "-o", "remount,abort", folder.toString());
    }

    /** Unmounts, repairs and mounts again, as an operator would; nobody may have files of it open. */
    public void repair() {
        run("umount", folder.toString());
        run("e2fsck", "-p", "-f", mount.get(mount.size() - 1));
        mount();
    }

    /** Makes it readable only, or fails when somebody has files open for writing. */
    public void remountReadOnly() {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }

    private void mount() {
        List<String> command = new ArrayList<>(mount);
        command.add(folder.toString());
        run(command.toArray(String[]::new));
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /** e2fsck says by 1 that it has repaired something. */
    private static void run(String... command) {
        int status = Requirement.statusOf(command);
        if (status != 0 && !(status == 1 && command[0].equals("e2fsck"))) {
            throw new AssertionError(String.join(" ", command) + " ended with " + status);
        }
    }
}
