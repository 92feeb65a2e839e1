package io.sysmon.agent.outbox;

import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The outbox could not do what was asked; its message says what, on which file, and why. */
public final class OutboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the failure underneath. */
    public OutboxException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    /** Without a failure underneath. */
    public OutboxException(String message) {
        super(message);
    }

    /**
     * Whether it may pass without anybody changing a setting: SQLite failed, or the file system did, as on a full disk.
     * What has an exception of its own, such as a file in the way of a directory or one that is not ours, does not.
     */
    public boolean mayPass() {
        for (@Nullable Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || cause.getClass() == FileSystemException.class) {
                return true;
            }
        }
        return false;
    }

    /** Whether the disk had no room. */
    boolean isNoRoom() {
        return getCause() instanceof SQLException failure && OutboxFile.isNoRoom(failure);
    }
}
