package io.sysmon.aggregator.store;

import java.io.Serial;

/**
 * The database cannot take writes, or not this read, at this moment: the queue or the disk is full, a commit failed, the
 * time for a read is over, the store is closing. Asking again later is right. The message is fit for a client.
 */
public final class StoreUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    StoreUnavailableException(String message, int retryAfterSeconds) {
        super(message);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    StoreUnavailableException(String message, int retryAfterSeconds, Throwable cause) {
        super(message, cause);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** When asking again is worth while, in seconds. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
