package io.sysmon.aggregator.query;

import java.io.Serial;

/** All queries under way hold as many points as memory has room for; this one may be asked again later. */
public final class QueriesTooLargeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    QueriesTooLargeException() {
        super("too many large queries at once");
    }
}
