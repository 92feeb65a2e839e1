package io.sysmon.aggregator.store;

import java.io.Serial;

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
        super(message + ": " + cause.getMessage(), cause);
    }
}
