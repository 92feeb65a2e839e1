package io.sysmon.agent.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One agent for each outbox: a lock on a file beside it, which the system gives up when the process ends, however it
 * ends.
 */
final class OutboxLock implements AutoCloseable {

    private static final Path LOCKS = Path.of("/proc/locks");

    private final FileChannel channel;

    private OutboxLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, and makes the outbox's directory where there is none.
     *
     * @throws OutboxException when the directory cannot be written, or another agent has the lock
     */
    static OutboxLock take(Path outbox) {
        Path file = outbox.resolveSibling(outbox.getFileName() + ".lock");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new OutboxException("cannot use outbox " + outbox + ": another agent is using it");
            }
            return new OutboxLock(channel);
        } catch (IOException unwritable) {
            throw new OutboxException(
                    "cannot write outbox " + outbox, new IOException(unwritable.toString(), unwritable));
        }
    }

    /**
     * The process that has the lock, as the kernel tells in {@code /proc/locks}; 0 when it is of another container. The
     * lock itself is not touched: an agent that starts at this moment is not in the way.
     *
     * <pre>1: POSIX  ADVISORY  WRITE 26301 fe:00:2294914 0 EOF</pre>
     */
    static OptionalLong holder(Path outbox) {
        Path file = outbox.resolveSibling(outbox.getFileName() + ".lock");
        try {
            Pattern locked = Pattern.compile(
                    "POSIX +ADVISORY +WRITE +(\\d+) +\\S+:" + Files.getAttribute(file, "unix:ino") + " ");
            return Files.readAllLines(LOCKS).stream()
                    .map(locked::matcher)
                    .filter(Matcher::find)
                    .mapToLong(lock -> Long.parseLong(lock.group(1)))
                    .findFirst();
        } catch (IOException | UnsupportedOperationException unknown) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new OutboxException("cannot unlock outbox", failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }
}
