package io.sysmon.aggregator.ingest;

import java.io.Serial;

/**
 * A push cannot be stored now, and nothing of it was acknowledged: the queue or the disk is full, a commit failed, or the
 * aggregator is closing. Sending it again later is right and safe. The message is fit for a client.
 */
public final class IngestUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    IngestUnavailableException(String detail, int retryAfterSeconds, Throwable cause) {
        super(detail, cause);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** When sending again is worth while, in seconds. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
