package io.sysmon.aggregator.store;

import java.io.Serial;
import java.nio.file.FileSystemException;

/**
 * The database cannot do what was asked. The message says what failed, on what, and names the statement's constant where
 * there is one; it may name files of this machine, so it is for the log and the operator, never for a client.
 */
public final class StoreException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message + ": " + reason(cause), cause);
    }

    /** Of a file that is not there, or that may not be touched, the message is its name alone. */
    private static String reason(Throwable cause) {
        return cause instanceof FileSystemException ? cause.toString() : String.valueOf(cause.getMessage());
    }
}
