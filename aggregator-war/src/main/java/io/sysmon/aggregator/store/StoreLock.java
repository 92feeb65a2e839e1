package io.sysmon.aggregator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the only one that has a database open: a lock on the file {@code <database>.lock} against other
 * processes, and a system property against another context (another class loader) of this one. Within a process the lock
 * alone would not do: POSIX gives up a process's lock as soon as any of its descriptors of that file is closed, so the
 * property is asked before the file is touched.
 */
final class StoreLock implements AutoCloseable {

    private static final String PROPERTY = "io.sysmon.store.open:";

    private final String property;
    private final FileChannel channel;

    private StoreLock(String property, FileChannel channel) {
        this.property = property;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param database the real path of the file
     * @throws StoreException when someone else has it
     */
    static StoreLock acquire(Path database) {
        String property = PROPERTY + database;
        if (System.getProperties().putIfAbsent(property, "open") != null) {
            throw new StoreException("cannot open " + database
                    + ": another web application in this server has it open; stop that one, or set another SYSMON_DB");
        }
        FileChannel channel = null;
        try {
            Path file = fileOf(database);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, database, file);
            return new StoreLock(property, channel);
        } catch (IOException | RuntimeException failed) {
            abandon(property, channel, failed);
            throw failed instanceof StoreException refused
                    ? refused
                    : new StoreException("cannot lock " + database, failed);
        }
    }

    /** Adds a line that says where the holder can be reached. */
    void announce(String url) {
        try {
            channel.write(ByteBuffer.wrap((url + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException failed) {
            throw new StoreException("cannot write beside " + property.substring(PROPERTY.length()), failed);
        }
    }

    private static void lock(FileChannel channel, Path database, Path file) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            throw new StoreException("cannot open " + database + ": " + holder(file) + " has it open (lock " + file
                    + "); stop that one, or set another SYSMON_DB");
        }
        channel.truncate(0);
        String owner = "process " + ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
    }

    static Path fileOf(Path database) {
        return database.resolveSibling(database.getFileName() + ".lock");
    }

    /** Whether this very process has the database open; only then nobody may touch the lock's file. */
    static boolean isHeldHere(Path database) {
        return System.getProperty(PROPERTY + database) != null;
    }

    private static String holder(Path file) throws IOException {
        return StoreHolder.read(file).owner();
    }

    private static void abandon(String property, @Nullable FileChannel channel, Exception failed) {
        System.clearProperty(property);
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** Gives the lock back; the file stays, since removing it would race with the next one to open it. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new StoreException("cannot unlock " + property.substring(PROPERTY.length()), failed);
        } finally {
            System.clearProperty(property);
        }
    }
}
