package io.sysmon.aggregator.query;

import java.io.Serial;

/** An answer with more points than the aggregator holds in memory at once. The message says what to ask instead. */
public final class QueryTooLargeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    QueryTooLargeException(String message) {
        super(message);
    }
}
