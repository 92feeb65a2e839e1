package io.sysmon.aggregator.api.request;

import io.sysmon.aggregator.api.error.ApiException;
import java.io.IOException;

/** A body that goes on past its bound. An IOException, so that it passes through whoever is reading. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    private BodyTooLargeException(String message) {
        super(message);
    }

    static BodyTooLargeException of(long maxBytes) {
        return new BodyTooLargeException("the body must be at most " + maxBytes + " bytes, inflated");
    }

    /** The answer to it. */
    public ApiException problem() {
        return new ApiException(413, String.valueOf(getMessage()));
    }
}
